// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.AccountText;
import xietong.client.HubClient;

/** All accounts. */
@Command(name = "list", description = "The caller's accounts by identifier, without anything secret.")
final class OfficerListCommand extends HubCommand {
    @Override
    int run(HubClient hub) {
        AccountText.officers(output(), hub.directory().officers());
        return done();
    }
}
