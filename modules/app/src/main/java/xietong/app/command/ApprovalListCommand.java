// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.ProposalText;
import xietong.client.HubClient;

/** All proposals. */
@Command(name = "list", description = "Open proposals of the caller's organisation, the first to expire first.")
final class ApprovalListCommand extends HubCommand {
    @Option(names = "--decided", description = "Those that are decided or have expired, the oldest first.")
    private boolean decided;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        ProposalText.table(output(), hub.admin().proposals(decided));
        return done();
    }
}
