// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceHandOverWarningRequest;

/** It goes to another desk. */
@Command(name = "hand-over", description = "Hand a warning to another desk of the organisation 移交; its ladder goes on as it was.")
final class WarningHandOverCommand extends ActCommand {
    @Option(names = "--desk", paramLabel = "NAME", required = true, description = "Desk that gets it.")
    private String desk;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "Note.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = SupervisionServiceHandOverWarningRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setDesk(desk)
                .setText(text);
        return hub.warnings().handOver(command.build());
    }
}
