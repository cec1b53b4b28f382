// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.Receipt;

/** One unit takes it on. */
@Command(name = "claim", description = "Take an alert on, so that no other unit can; who comes later is told who has it "
        + "认领.")
final class AlertClaimCommand extends ActCommand {
    @Option(names = "--desk", paramLabel = "NAME", defaultValue = "",
            description = "Desk or patrol within the organisation.")
    private String desk;

    @Override
    Receipt act(HubClient hub) {
        var command = AlertServiceClaimRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setDesk(desk);
        return hub.alerts().claim(command.build());
    }
}
