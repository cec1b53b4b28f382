// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.v1.Duty;
import xietong.v1.DutyServiceStartRequest;

/**
 * The acting officer takes duty 到岗. Whoever is on no turn of this time may, with a reason: the desk is better manned by the
 * wrong officer than by none, and the organisation hears of it.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason there, and for one who is on duty already.
 */
final class Start extends StandardRule<DutyServiceStartRequest, Duty> {

    Start() {
        super("DutyService/Start", DutyServiceStartRequest.getDefaultInstance(), DutyResource.KIND);
    }

    @Override
    public Decision<Duty> decide(Duty state, DutyServiceStartRequest command, Context context) {
        String officer = context.caller().officer().getId();
        if (state.hasPresent() && state.getPresent().getId().equals(officer)) {
            throw Refused.field("header.officer", "another than the one on duty");
        }
        boolean onTurn = Roster.current(state.getShiftsList(), context.now())
                .filter(shift -> Roster.isOn(shift, officer))
                .isPresent();
        if (!onTurn) {
            Checks.reason(header(command));
        }
        var draft = new DutyDraft(command.getId(), state, context);
        draft.next
                .setPresent(context.caller().officer())
                .setPresentSince(Times.timestamp(context.now()))
                .setOutOfRoster(!onTurn);
        draft.tellDesk("started");
        return (onTurn ? draft : draft.tellOrganisation("out_of_roster")).decision();
    }
}
