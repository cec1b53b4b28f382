// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.AccountText;
import xietong.client.HubClient;

/** All walls. */
@Command(name = "list", description = "The caller's walls by identifier.")
final class WallListCommand extends HubCommand {
    @Override
    int run(HubClient hub) {
        AccountText.walls(output(), hub.directory().walls());
        return done();
    }
}
