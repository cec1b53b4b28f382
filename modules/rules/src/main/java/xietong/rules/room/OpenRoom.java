// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.util.List;
import xietong.rules.Checks;
import xietong.v1.CollaborationServiceOpenRoomRequest;
import xietong.v1.CommandHeader;

/** A court opens a room and leads it. Refused with REASON_ORGANISATION_UNKNOWN for a member that is not in service. */
final class OpenRoom extends RoomRule<CollaborationServiceOpenRoomRequest> {

    OpenRoom() {
        super("OpenRoom", CollaborationServiceOpenRoomRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceOpenRoomRequest command, CommandHeader head) {
        List<String> members = Checks.list("members", command.getMembersList(), 1);
        members.forEach(draft.context().book().directory()::requireOpen);
        Rooms.open(draft, Checks.required("title", command.getTitle(), 200), draft.context().caller().code(), members);
        draft.tellMembers("opened");
    }
}
