// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import java.time.Instant;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Warning;
import xietong.v1.WarningState;

/** Nobody has taken a warning up: the next one on the ladder hears of it. */
final class LadderClock extends FiredRule<Warning> {

    LadderClock() {
        super(WarningResource.KIND);
    }

    @Override
    public Decision<Warning> decide(Warning state, ClockFired fired, Context context) {
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        boolean climbs = !outcome.steps().isEmpty() && state.getState() == WarningState.WARNING_STATE_OPEN;
        var draft = new WarningDraft(fired.getResource(), state, climbs ? "climbed" : "clock", context);
        draft.fellDue(Times.instant(fired.getDueTime()), Instant.MIN);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        return (climbs ? draft.climb() : draft).decision();
    }
}
