// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;

/** Someone takes it up. */
@Command(name = "ack", description = {
    "Take a warning up 确认: it climbs no further, unless it becomes graver.",
    "Where its cause has run out with nothing left to do, this takes note of it and clears it."
})
final class WarningAckCommand extends ActCommand {
    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What is being done about it.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = SupervisionServiceAcknowledgeWarningRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setText(text);
        return hub.warnings().acknowledge(command.build());
    }
}
