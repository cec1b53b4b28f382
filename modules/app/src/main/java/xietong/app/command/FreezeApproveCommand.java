// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.Receipt;

/** A second officer decides 审批. */
@Command(name = "approve", description = "Approve what another officer ordered, or refuse it 审批.")
final class FreezeApproveCommand extends ActCommand {
    @Option(names = "--refuse", description = "Refuse it; needs --reason.")
    private boolean refuse;

    @Override
    Receipt act(HubClient hub) {
        var command = FreezeServiceApproveRequest.newBuilder().setHeader(head.header()).setId(id).setGranted(!refuse);
        return hub.freezes().approve(command.build());
    }
}
