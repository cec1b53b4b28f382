// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.Receipt;

/** It is set aside and comes back by itself. */
@Command(name = "shelve", description = "Set an alert aside for a while, never one of priority 1; it comes back by "
        + "itself. Needs --reason 搁置.")
final class AlertShelveCommand extends ActCommand {
    @Option(names = "--minutes", paramLabel = "N", required = true, description = "For how long.")
    private int minutes;

    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = AlertServiceShelveRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setMinutes(minutes);
        return hub.alerts().shelve(command.build());
    }
}
