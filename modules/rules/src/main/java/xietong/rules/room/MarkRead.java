// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import xietong.rules.Refused;
import xietong.v1.CollaborationServiceMarkReadRequest;
import xietong.v1.CommandHeader;
import xietong.v1.ReadMark;

/**
 * A member says how far it has read. Refused with REASON_FIELD_INVALID for a number that is not further than before, or
 * that was not posted yet.
 */
final class MarkRead extends RoomRule<CollaborationServiceMarkReadRequest> {

    MarkRead() {
        super("MarkRead", CollaborationServiceMarkReadRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceMarkReadRequest command, CommandHeader head) {
        String caller = draft.context().caller().code();
        int before = draft.before.getReadMarksList().stream()
                .filter(m -> m.getOrganisation().equals(caller))
                .mapToInt(ReadMark::getNumber)
                .findFirst()
                .orElse(0);
        if (command.getNumber() <= before || command.getNumber() > draft.before.getMessageCount()) {
            throw Refused.field("number", (before + 1) + " to " + draft.before.getMessageCount());
        }
        draft.read(command.getNumber());
    }
}
