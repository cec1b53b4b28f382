// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.GridText;
import xietong.client.HubClient;
import xietong.v1.GridBox;

/** The caller's tasks. */
@Command(name = "list", description = "Tasks for the caller to assign or answer, by deadline 网格任务列表.")
final class GridListCommand extends HubCommand {
    @ArgGroup
    private Other other;

    @Option(names = "--worker", defaultValue = "", paramLabel = "DESK",
            description = "Only what was assigned to this desk or worker of the caller's 只列某网格员的任务.")
    private String worker;

    static final class Other {
        @Option(names = "--waiting", description = "Those that the caller asked for and nobody has answered 待回报.")
        private boolean waiting;

        @Option(names = "--to-verify", description = "Those for the caller to verify or rate 待核实.")
        private boolean toVerify;

        @Option(names = "--done", description = "Those that the caller answered, or that are done.")
        private boolean done;
    }

    @Override
    int run(HubClient hub) {
        GridText.list(output(), hub.grid().list(box(), worker));
        return done();
    }

    private GridBox box() {
        if (other == null) {
            return GridBox.GRID_BOX_TO_ANSWER;
        }
        if (other.waiting) {
            return GridBox.GRID_BOX_WAITING;
        }
        if (other.toVerify) {
            return GridBox.GRID_BOX_TO_VERIFY;
        }
        return GridBox.GRID_BOX_DONE;
    }
}
