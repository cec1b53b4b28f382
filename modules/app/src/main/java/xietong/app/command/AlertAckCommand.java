// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.Receipt;

/** An officer has seen it. */
@Command(name = "ack", description = {
    "Say that an officer has seen an alert 确认; it escalates no further.",
    "Claiming it is another fact: 'xietong alerts claim'."
})
final class AlertAckCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = AlertServiceAcknowledgeRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.alerts().acknowledge(command.build());
    }
}
