// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.WatchText;
import xietong.client.HubClient;
import xietong.v1.WatchBox;

/** The caller's watch orders. */
@Command(name = "list", description = "Watch orders in force, by their end: the caller's own and those that it "
        + "accepted 布控列表.")
final class WatchListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--to-answer", description = "Those for the caller to accept or refuse 待答复.")
        private boolean toAnswer;

        @Option(names = "--requested", description = "Those that the caller asked for and nobody has accepted yet.")
        private boolean requested;

        @Option(names = "--ended", description = "Those that have ended.")
        private boolean ended;
    }

    @Override
    int run(HubClient hub) {
        WatchText.list(output(), hub.watches().list(box()));
        return done();
    }

    private WatchBox box() {
        if (other == null) {
            return WatchBox.WATCH_BOX_ACTIVE;
        }
        if (other.toAnswer) {
            return WatchBox.WATCH_BOX_TO_ANSWER;
        }
        if (other.requested) {
            return WatchBox.WATCH_BOX_REQUESTED;
        }
        return WatchBox.WATCH_BOX_ENDED;
    }
}
