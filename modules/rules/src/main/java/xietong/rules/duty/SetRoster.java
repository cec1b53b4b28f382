// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.directory.Address;
import xietong.v1.Duty;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.DutyShift;
import xietong.v1.Reason;

/**
 * Sets the turns of a desk 排班, each with A and B.
 *
 * <p>Refused with: REASON_ADDRESSEE_FORBIDDEN for a desk that the organisation has not; REASON_FIELD_INVALID where the desk's
 * duty is there and the command does not name it, for turns that have begun, overlap or are out of order, and for a turn
 * without B.
 */
final class SetRoster extends StandardRule<DutyServiceSetRosterRequest, Duty> {

    SetRoster() {
        super("DutyService/SetRoster", DutyServiceSetRosterRequest.getDefaultInstance(), DutyResource.KIND);
    }

    @Override
    public Decision<Duty> decide(Duty state, DutyServiceSetRosterRequest command, Context context) {
        boolean opens = command.getId().isEmpty();
        var draft = new DutyDraft(opens ? context.newId() : command.getId(), state, context);
        if (opens) {
            draft.next.setOrganisation(context.caller().code()).setDesk(desk(command.getDesk(), context));
        }
        List<DutyShift> shifts = Roster.replaced(state.getShiftsList(), command.getShiftsList(), context.now());
        draft.next.clearShifts().addAllShifts(shifts);
        return draft.tellDesk("roster").decision();
    }

    private static String desk(String desk, Context context) {
        String organisation = context.caller().code();
        Checks.required("desk", desk, 32);
        if (!context.book().directory().exists(Address.of(organisation, desk))) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "desk: a desk of " + organisation)
                    .with("field", "desk")
                    .with("accepted", "a desk of " + organisation);
        }
        List<String> known = context.look().listed(DutyResource.DESK, organisation + "/" + desk);
        if (!known.isEmpty()) {
            throw Refused.field("id", "the desk's duty, which is there").with("duty", known.get(0));
        }
        return desk;
    }
}
