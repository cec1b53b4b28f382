// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Option;
import xietong.app.output.Output;
import xietong.client.HubClient;
import xietong.rules.approval.ProposedActs;
import xietong.v1.AdminServiceProposeRequest;
import xietong.v1.CommandHeader;

/** Whether an act of an administrator is given, or proposed where the rule book asks for a second one. */
final class ProposeOption {
    @Option(names = "--propose", description = "Propose it 提请复核, where the rule book asks for four eyes: another "
            + "administrator approves it with 'xietong approval approve'. Needs --reason.")
    private boolean propose;

    boolean propose() {
        return propose;
    }

    /** Gives the act or proposes it, and prints the answer. */
    void give(HubClient hub, Message command, Output output) {
        if (!propose) {
            Acts.give(hub, command, output);
            return;
        }
        CommandHeader header = Acts.header(command);
        output.receipt(hub.admin().propose(AdminServiceProposeRequest.newBuilder()
                .setHeader(header.toBuilder().clearExpectedRevision())
                .setAct(ProposedActs.of(command))
                .build()));
        output.aside("proposed 已提请复核: another administrator decides with xietong approval approve|decline");
    }
}
