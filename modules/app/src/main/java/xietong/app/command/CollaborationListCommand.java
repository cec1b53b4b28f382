// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.CollaborationText;
import xietong.client.HubClient;
import xietong.v1.CollaborationBox;

/** The caller's collaborations. */
@Command(name = "list", description = "Collaborations of every kind in which the caller has a part, by deadline 协同列表.")
final class CollaborationListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--to-decide", description = "Those applied for, for the caller to decide or to pass 待决定.")
        private boolean toDecide;

        @Option(names = "--ended", description = "Those that have ended.")
        private boolean ended;
    }

    @Override
    int run(HubClient hub) {
        CollaborationText.list(output(), hub.collaborations().list(box()));
        return done();
    }

    private CollaborationBox box() {
        if (other == null) {
            return CollaborationBox.COLLABORATION_BOX_OURS;
        }
        return other.ended ? CollaborationBox.COLLABORATION_BOX_ENDED : CollaborationBox.COLLABORATION_BOX_TO_DECIDE;
    }
}
