// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.FreezeText;
import xietong.client.HubClient;
import xietong.v1.FreezeBox;

/** The caller's freeze orders. */
@Command(name = "list", description = "Live orders that the caller holds, by their next end 在控冻结.")
final class FreezeListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--ended", description = "Those that have ended.")
        private boolean ended;

        @Option(names = "--to-answer", description = "Those that wait for the calling institution's receipt 待回执.")
        private boolean toAnswer;
    }

    @Override
    int run(HubClient hub) {
        FreezeText.orders(output(), hub.freezes().list(box()));
        return done();
    }

    private FreezeBox box() {
        if (other == null) {
            return FreezeBox.FREEZE_BOX_HELD;
        }
        return other.ended ? FreezeBox.FREEZE_BOX_ENDED : FreezeBox.FREEZE_BOX_TO_ANSWER;
    }
}
