// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.Receipt;

/** The sender takes it back 撤回. */
@Command(name = "withdraw", description = "Take a matter back 撤回; needs --reason.")
final class WithdrawCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = EntrustmentServiceWithdrawRequest.newBuilder().setHeader(head.header()).setId(id);
        return hub.entrustments().withdraw(command.build());
    }
}
