// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.RoomText;
import xietong.client.HubClient;
import xietong.v1.Room;
import xietong.v1.RoomMessage;

/** One room with what was said in it. */
@Command(name = "show", description = {
    "One room with its members, tasks and messages; formal opinions are numbered 正式意见.",
    "Long numbers in what was said are masked; 'xietong room message ID --clear' shows them on the record."
})
final class RoomShowCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The room.")
    private String id;

    @Override
    int run(HubClient hub) {
        Room room = hub.rooms().get(id);
        List<RoomMessage> messages = hub.rooms().messages(id).toList();
        if (output().json()) {
            output().json(room);
            output().json(messages);
        } else {
            RoomText.print(room, messages, output());
        }
        return done();
    }
}
