// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.AdminServiceDeclineProposalRequest;

/** Declines a proposal. */
@Command(name = "decline", description = "Decline what another administrator proposed 不予同意; needs --reason.")
final class ApprovalDeclineCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The proposal.")
    private String id;

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        head.requireReason();
        output().receipt(hub.admin().decline(AdminServiceDeclineProposalRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setId(id)
                .build()));
        return done();
    }
}
