// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;

/** One proposal. */
@Command(name = "show", description = "One proposal, with all that it would do.")
final class ApprovalShowCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The proposal.")
    private String id;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        output().message(hub.admin().proposal(id));
        return done();
    }
}
