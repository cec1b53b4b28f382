// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.CommandHeader;

/**
 * The lead invites and dismisses. Who comes in reads what is posted from then on; who goes keeps what was posted until
 * then.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN for one that is not in service; REASON_FIELD_INVALID where nobody comes or
 * goes, or the lead is dismissed.
 */
final class ChangeMembers extends RoomRule<CollaborationServiceChangeMembersRequest> {

    ChangeMembers() {
        super("ChangeMembers", CollaborationServiceChangeMembersRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceChangeMembersRequest command, CommandHeader head) {
        List<String> invited = Checks.list("invited", command.getInvitedList(), 0);
        List<String> dismissed = Checks.list("dismissed", command.getDismissedList(), 0);
        invited.forEach(draft.context().book().directory()::requireOpen);
        dismissed.forEach(m -> draft.member("dismissed", m));
        if (dismissed.contains(draft.before.getLead())) {
            throw Refused.field("dismissed", "members other than the lead");
        }
        var members = new LinkedHashSet<>(draft.before.getMembersList());
        members.removeAll(dismissed);
        members.addAll(invited);
        if (List.copyOf(members).equals(draft.before.getMembersList())) {
            throw Refused.field("invited", "someone who is no member yet, or dismissed: one who is");
        }
        draft.members(new ArrayList<>(members));
        draft.tellMembers("members");
    }
}
