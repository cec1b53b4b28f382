// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceWithdrawDistributionRequest;
import xietong.v1.Receipt;

/** The disposing court takes a plan back. */
@Command(name = "withdraw", description = "Take a plan back before anything was paid 撤回; needs --reason.")
final class DistributionWithdrawCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = FreezeServiceWithdrawDistributionRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.distributions().withdrawDistribution(command.build());
    }
}
