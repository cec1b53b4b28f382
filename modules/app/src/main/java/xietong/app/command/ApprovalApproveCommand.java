// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.rules.approval.ProposedActs;
import xietong.v1.CommandHeader;

/** Approves a proposal by giving the very act. */
@Command(name = "approve", description = {
    "Approve a proposal 同意: give the very act that another administrator proposed; needs --reason.",
    "It takes effect at once. Look at it first: xietong approval show ID."
})
final class ApprovalApproveCommand extends HubCommand {
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
        CommandHeader header = head.administratorHeader().toBuilder().setApproval(id).build();
        Message act = ProposedActs.command(hub.admin().proposal(id).getAct())
                .orElseThrow(() -> new IllegalStateException("this program does not know what is proposed; use the hub's version"));
        Acts.give(hub, ProposedActs.given(act, header), output());
        return done();
    }
}
