// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import xietong.app.output.RoomText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.RoomMessage;

/** One message, its numbers masked; in clear only on the record. */
@Command(name = "message", description = {
    "One message of a room, by its own identifier 发言.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class RoomMessageCommand extends ClearableCommand<RoomMessage> {
    @Override
    RoomMessage masked(HubClient hub, String id) {
        return hub.rooms().message(id);
    }

    @Override
    RoomMessage content(AuditServiceRevealResponse answer) {
        return answer.getRoomMessage();
    }

    @Override
    void print(RoomMessage resource) {
        if (output().json()) {
            output().json(resource);
        } else {
            RoomText.messages(List.of(resource), output());
        }
    }
}
