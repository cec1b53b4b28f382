// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.Receipt;

/** Police that was asked accepts. */
@Command(name = "accept", description = "Accept a watch order, as police that was asked 受理.")
final class WatchAcceptCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = LocateServiceAcceptRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.watches().accept(command.build());
    }
}
