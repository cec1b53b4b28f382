// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.LocateServiceRefuseRequest;
import xietong.v1.Receipt;

/** Police that was asked refuses. */
@Command(name = "refuse", description = "Refuse a watch order, as police that was asked; needs --reason 不受理.")
final class WatchRefuseCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = LocateServiceRefuseRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.watches().refuse(command.build());
    }
}
