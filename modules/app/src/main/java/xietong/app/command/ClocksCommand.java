// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.ClockText;
import xietong.client.HubClient;

/** Why this day. */
@Command(name = "clocks", description = {
    "The clocks of a resource that the caller may read, each with its arithmetic: start, what was skipped, end 期限计算.",
    "A matter, a freeze order, a watch order, an alert, a warning, a supervision, a node of a case…"
})
final class ClocksCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The resource.")
    private String id;

    @Override
    int run(HubClient hub) {
        ClockText.print(output(), hub.warnings().clocks(id));
        return done();
    }
}
