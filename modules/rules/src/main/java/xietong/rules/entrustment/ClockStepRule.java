// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.Entrustment;

/**
 * The hub's own command when a clock's step falls due: tells those whom the step names and marks the matter late where
 * it says so. A step that has fired before, or of a clock that has ended meanwhile, changes nothing but is recorded.
 */
final class ClockStepRule extends FiredRule<Entrustment> {

    ClockStepRule() {
        super(EntrustmentResource.KIND);
    }

    @Override
    public Decision<Entrustment> decide(Entrustment state, ClockFired fired, Context context) {
        var draft = new Draft(state, "clock/" + fired.getClock() + "/" + fired.getPercent(), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        outcome.steps().forEach(step -> fire(draft, step));
        return draft.decision();
    }

    private static void fire(Draft draft, ClockStep step) {
        String event = step.getPercent() < 100 ? "due_soon" : "due";
        if (step.getOverdue()) {
            if (!draft.next.getOverdue()) {
                draft.next.setOverdue(true).setOverdueTime(Times.timestamp(draft.context().now()));
            }
            event = "overdue";
        }
        for (String audience : step.getTellList()) {
            draft.tell(Audience.valueOf(audience), event);
        }
    }
}
