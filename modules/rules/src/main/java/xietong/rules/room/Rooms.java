// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import static xietong.v1.RoomState.ROOM_STATE_CLOSED;
import static xietong.v1.RoomState.ROOM_STATE_OPEN;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Times;
import xietong.v1.Room;

/** Rooms that belong to a collaboration: opened by its decision, closed with it. */
public final class Rooms {
    private Rooms() {}

    /** A new room, its members told. */
    public static Effect decided(
            String id, String collaboration, String title, String lead, List<String> members, Context context) {
        var draft = new RoomDraft(id, Room.getDefaultInstance(), context);
        open(draft, title, lead, members);
        draft.next.setCollaboration(collaboration);
        draft.tellMembers("opened");
        return draft.asEffect();
    }

    /** The room closed; nothing where it is closed already. */
    public static List<Effect> closed(String id, Context context) {
        return context.look().state(id, Room.getDefaultInstance()).filter(RoomResource::isOpen).stream()
                .map(room -> {
                    var draft = new RoomDraft(id, room, context);
                    close(draft);
                    return draft.asEffect();
                })
                .toList();
    }

    static void open(RoomDraft draft, String title, String lead, List<String> members) {
        draft.next
                .setState(ROOM_STATE_OPEN)
                .setTitle(title)
                .setLead(lead)
                .setOpenTime(Times.timestamp(draft.context().now()));
        draft.members(members);
    }

    static void close(RoomDraft draft) {
        draft.next.setState(ROOM_STATE_CLOSED).setCloseTime(Times.timestamp(draft.context().now()));
        draft.tellMembers("closed");
    }
}
