// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.Collaboration;

/** The deadline of a collaboration comes near or has passed: those whom the step names are told (EXP 12). */
final class CollaborationClock extends FiredRule<Collaboration> {

    CollaborationClock() {
        super(CollaborationResource.KIND);
    }

    @Override
    public Decision<Collaboration> decide(Collaboration state, ClockFired fired, Context context) {
        var draft = new CollaborationDraft(fired.getResource(), state, "clock/" + fired.getClock(), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        outcome.steps().forEach(step -> fire(draft, step));
        return draft.decision();
    }

    private static void fire(CollaborationDraft draft, ClockStep step) {
        String event = step.getPercent() < 100 ? "due_soon" : step.getOverdue() ? "overdue" : "due";
        if (step.getOverdue()) {
            draft.next.setOverdue(true);
        }
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case LEAD -> draft.tellLead(event);
                case DECIDER -> draft.tellDecider(event);
                default -> { }
            }
        }
    }
}
