// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.CommandHeader;

/** The lead closes its room. Refused with REASON_STATE_FORBIDS where it belongs to a collaboration: it closes with that. */
final class CloseRoom extends RoomRule<CollaborationServiceCloseRoomRequest> {

    CloseRoom() {
        super("CloseRoom", CollaborationServiceCloseRoomRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceCloseRoomRequest command, CommandHeader head) {
        Rooms.close(draft);
    }
}
