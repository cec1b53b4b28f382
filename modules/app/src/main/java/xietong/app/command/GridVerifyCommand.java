// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.Receipt;

/** The court verifies the answer. */
@Command(name = "verify", description = "Say that an answer stands, as the court, or send it back 核实.")
final class GridVerifyCommand extends ActCommand {
    @Option(names = "--send-back", description = "It does not stand; needs --reason.")
    private boolean sentBack;

    @Override
    Receipt act(HubClient hub) {
        if (sentBack) {
            head.requireReason();
        }
        var command = GridServiceVerifyRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setAccepted(!sentBack);
        return hub.grid().verify(command.build());
    }
}
