// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.Receipt;

/** The sender confirms 确认办结. */
@Command(name = "confirm", description = "Confirm the result 确认办结.")
final class ConfirmCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = EntrustmentServiceConfirmRequest.newBuilder().setHeader(head.header()).setId(id);
        return hub.entrustments().confirm(command.build());
    }
}
