// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Duty;

/** Nobody came to a turn 脱岗: the desk and the organisation are told, and the warning climbs. */
final class DutyClock extends FiredRule<Duty> {

    DutyClock() {
        super(DutyResource.KIND);
    }

    @Override
    public Decision<Duty> decide(Duty state, ClockFired fired, Context context) {
        var draft = new DutyDraft(fired.getResource(), state, context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        if (!outcome.steps().isEmpty()) {
            draft.tellDesk("absent").tellOrganisation("absent");
        }
        return draft.decision();
    }
}
