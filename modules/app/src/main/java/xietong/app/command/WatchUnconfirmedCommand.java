// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.AlertText;
import xietong.client.HubClient;

/** Which terminals have not shown an alert, or its recall. */
@Command(name = "unconfirmed", description = {
    "Terminals that got an alert, or its recall, and have not shown it on the screen; for who asked for the watch order "
            + "未确认终端.",
    "A mailbox that no terminal reads is listed without one."
})
final class WatchUnconfirmedCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ALERT", description = "The alert.")
    private String id;

    @Override
    int run(HubClient hub) {
        AlertText.unconfirmed(output(), hub.alerts().unconfirmed(id));
        return done();
    }
}
