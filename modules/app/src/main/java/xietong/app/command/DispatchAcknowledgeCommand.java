// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.Receipt;

/** The court acknowledges its order 签收. */
@Command(name = "acknowledge", description = "Acknowledge an order 签收.")
final class DispatchAcknowledgeCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceAcknowledgeOrderRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.collaborations().acknowledgeOrder(command.build());
    }
}
