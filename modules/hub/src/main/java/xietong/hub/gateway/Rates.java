// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.function.LongSupplier;
import xietong.hub.HubSettings;

/**
 * What one organisation may ask for in a second: commands, questions, bytes.
 *
 * @param commands alone or in an exchange
 * @param questions calls that read
 * @param bytes of messages and declared documents
 */
record Rates(Rate commands, Rate questions, Rate bytes) {
    /** Two seconds' worth may come at once. */
    private static final int SAVED_SECONDS = 2;

    static Rates of(HubSettings.Limits limits, LongSupplier nanos) {
        return new Rates(
                new Rate("commands", limits.commands(), limits.burst(), nanos),
                new Rate("questions", limits.questions(), saved(limits.questions()), nanos),
                new Rate("bytes", limits.bytes(), saved(limits.bytes()), nanos));
    }

    private static long saved(long perSecond) {
        return perSecond > Long.MAX_VALUE / SAVED_SECONDS ? Long.MAX_VALUE : perSecond * SAVED_SECONDS;
    }

    void command(String organisation, int bytes) {
        commands.take(organisation, 1);
        this.bytes.take(organisation, bytes);
    }

    void question(String organisation, int bytes) {
        questions.take(organisation, 1);
        this.bytes.take(organisation, bytes);
    }

    /** Forgets whoever asks for nothing. */
    void forget() {
        commands.forget();
        questions.forget();
        bytes.forget();
    }
}
