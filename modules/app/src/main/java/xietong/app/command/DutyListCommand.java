// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.time.Instant;
import picocli.CommandLine.Command;
import xietong.app.output.DutyText;
import xietong.client.HubClient;

/** All desks. */
@Command(name = "list", description = "All desks that have a roster, and who is on duty 值班表.")
final class DutyListCommand extends HubCommand {
    @Override
    int run(HubClient hub) {
        DutyText.list(output(), hub.duties().list(), Instant.now());
        return done();
    }
}
