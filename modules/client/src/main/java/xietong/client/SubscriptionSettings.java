// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import xietong.v1.MailboxFilter;

/** A subscription as its builder leaves it. */
record SubscriptionSettings(String mailbox, String name, MailboxFilter filter, int window, Duration watchdog,
        int acknowledgeEvery, Duration acknowledgeWithin, CursorStore store, SubscriptionListener listener,
        MailboxHandler handler) {

    /** The window must never fill up with items that are handled and only not yet acknowledged. */
    int acknowledgeBatch() {
        return Math.max(1, Math.min(acknowledgeEvery, window / 2));
    }
}
