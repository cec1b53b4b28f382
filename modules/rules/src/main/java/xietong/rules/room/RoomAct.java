// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.util.Arrays;
import java.util.List;
import xietong.v1.Room;
import xietong.v1.RoomState;

/** What may be done in a room: all of it while it is open, and only reading once it is closed. */
public enum RoomAct {
    POST("Post"),
    MARK_READ("MarkRead"),
    CHANGE_MEMBERS("ChangeMembers"),
    ADD_TASK("AddTask"),
    FINISH_TASK("FinishTask"),
    CLOSE("CloseRoom");

    private final String rpc;

    RoomAct(String rpc) {
        this.rpc = rpc;
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.CollaborationService/" + rpc;
    }

    /** What may be done in a room now. */
    public static List<RoomAct> allowed(Room room) {
        boolean open = room.getState() == RoomState.ROOM_STATE_OPEN;
        return Arrays.stream(values())
                .filter(act -> open || act == MARK_READ)
                .filter(act -> act != CLOSE || room.getCollaboration().isEmpty())
                .toList();
    }
}
