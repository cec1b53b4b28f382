// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.Supervision;

/** No answer: whoever owes it is reminded, and at its date the superior hears so; its warning climbs by itself. */
final class SupervisionClock extends FiredRule<Supervision> {

    SupervisionClock() {
        super(SupervisionResource.KIND);
    }

    @Override
    public Decision<Supervision> decide(Supervision state, ClockFired fired, Context context) {
        var draft = new SupervisionDraft(fired.getResource(), state, "clock/" + fired.getClock(), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        outcome.steps().forEach(step -> fire(draft, step));
        return draft.decision();
    }

    private static void fire(SupervisionDraft draft, ClockStep step) {
        String event = step.getOverdue() ? "overdue" : "due_soon";
        if (step.getOverdue()) {
            if (!draft.next.getOverdue()) {
                draft.next.setOverdue(true).setOverdueTime(Times.timestamp(draft.context().now()));
            }
        }
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case RECIPIENT -> draft.tellRecipient(event);
                case SENDER -> draft.tellSuperior(event);
                case SENDER_SUPERIOR -> draft.tellAbove(event);
                default -> { }
            }
        }
    }
}
