// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.Receipt;

/** The lead closes a room. */
@Command(name = "close", description = "Close a room, as its lead; one of a collaboration closes with that 关闭.")
final class RoomCloseCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceCloseRoomRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.rooms().close(command.build());
    }
}
