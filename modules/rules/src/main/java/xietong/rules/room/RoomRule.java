// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.Room;

/** What commands in a room share; refused with REASON_STATE_FORBIDS where {@link RoomAct} does not allow it. */
abstract class RoomRule<C extends Message> extends StandardRule<C, Room> {
    private static final RoomResource RESOURCE = new RoomResource();

    private final String rpc;

    RoomRule(String rpc, C prototype) {
        super("CollaborationService/" + rpc, prototype, RoomResource.KIND);
        this.rpc = rpc;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(RoomDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<Room> decide(Room state, C command, Context context) {
        if (!creates()) {
            RESOURCE.requireAllowed(rpc, state);
        }
        var draft = new RoomDraft(creates() ? context.newId() : resource(command, context.caller()), state, context);
        apply(draft, command, header(command));
        return draft.decision();
    }
}
