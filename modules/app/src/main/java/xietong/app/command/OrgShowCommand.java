// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;

/** One organisation. */
@Command(name = "show", description = "One organisation with its desks and keys.")
final class OrgShowCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "Its code.")
    private String code;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        output().message(hub.directory().get(code));
        return done();
    }
}
