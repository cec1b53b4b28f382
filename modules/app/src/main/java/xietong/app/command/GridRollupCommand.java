// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.GridText;
import xietong.client.HubClient;

/** How far a push has come. */
@Command(name = "rollup", description = "How far a push has come, counted from its tasks as they stand; for its court 汇总.")
final class GridRollupCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "PUSH", description = "The push.")
    private String id;

    @Override
    int run(HubClient hub) {
        GridText.rollup(hub.grid().push(id), output());
        return done();
    }
}
