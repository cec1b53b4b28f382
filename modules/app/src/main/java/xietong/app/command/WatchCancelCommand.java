// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.Receipt;

/** Whoever asked cancels it. */
@Command(name = "cancel", description = {
    "Cancel a watch order; needs --reason 撤控.",
    "Its open alerts are recalled at once; 'xietong watch unconfirmed' tells which terminals have not shown it."
})
final class WatchCancelCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = LocateServiceCancelRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.watches().cancel(command.build());
    }
}
