// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.SupervisionText;
import xietong.client.HubClient;
import xietong.v1.SupervisionBox;

/** The caller's supervisions. */
@Command(name = "list", description = "Supervisions for the caller to answer, by deadline 待答复.")
final class SuperviseListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    static final class Other {
        @Option(names = "--waiting", description = "Those that the caller ordered and nobody has answered 待回复.")
        private boolean waiting;

        @Option(names = "--to-settle", description = "Those that are answered, for the caller to settle 待办结.")
        private boolean toSettle;

        @Option(names = "--done", description = "Those that are settled.")
        private boolean done;

        @Option(names = "--board", description = "Those on the caller's board 挂牌.")
        private boolean board;

        @Option(names = "--laid-before", description = "Those of organisations below, laid before the caller 下级上报.")
        private boolean laidBefore;
    }

    @Override
    int run(HubClient hub) {
        SupervisionText.list(output(), hub.supervisions().list(box()));
        return done();
    }

    private SupervisionBox box() {
        if (other == null) {
            return SupervisionBox.SUPERVISION_BOX_TO_ANSWER;
        }
        if (other.waiting) {
            return SupervisionBox.SUPERVISION_BOX_WAITING;
        }
        if (other.toSettle) {
            return SupervisionBox.SUPERVISION_BOX_TO_SETTLE;
        }
        if (other.done) {
            return SupervisionBox.SUPERVISION_BOX_DONE;
        }
        return other.board ? SupervisionBox.SUPERVISION_BOX_BOARD : SupervisionBox.SUPERVISION_BOX_LAID_BEFORE;
    }
}
