// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.app.output.RoomText;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceMarkReadRequest;
import xietong.v1.CommandHeader;
import xietong.v1.ReadMark;
import xietong.v1.Room;
import xietong.v1.RoomMessage;

/** A member reads what is new, and says so. */
@Command(name = "read", description = {
    "Print the messages that the caller has not marked as read, and mark them 已读.",
    "The other members see how far it has read."
})
final class RoomReadCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The room.")
    private String id;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        CommandHeader header = head.header();
        Room room = hub.rooms().get(id);
        int read = room.getReadMarksList().stream()
                .filter(m -> m.getOrganisation().equals(hub.organisation()))
                .mapToInt(ReadMark::getNumber)
                .findFirst()
                .orElse(0);
        List<RoomMessage> fresh =
                hub.rooms().messages(id).filter(m -> m.getNumber() > read).toList();
        if (output().json()) {
            output().json(fresh);
        } else {
            RoomText.messages(fresh, output());
        }
        if (fresh.isEmpty()) {
            output().aside("nothing new since #" + read + " 无新消息");
            return done();
        }
        int last = fresh.get(fresh.size() - 1).getNumber();
        hub.rooms().markRead(CollaborationServiceMarkReadRequest.newBuilder()
                .setHeader(header)
                .setId(id)
                .setNumber(last)
                .build());
        output().aside("read up to #" + last + " 已读");
        return done();
    }
}
