// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.Receipt;

/** It goes to another police organisation. */
@Command(name = "transfer", description = "Pass an alert to another police organisation; needs --reason 转派.")
final class AlertTransferCommand extends ActCommand {
    @Option(names = "--to", paramLabel = "CODE", required = true, description = "Police organisation that gets it.")
    private String to;

    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = AlertServiceTransferRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOrganisation(to);
        return hub.alerts().transfer(command.build());
    }
}
