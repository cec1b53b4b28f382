// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.GridTask;

/** An answer is not there in time: who owes it is reminded, then its superior is told. */
final class GridClock extends FiredRule<GridTask> {

    GridClock() {
        super(GridTaskResource.KIND);
    }

    @Override
    public Decision<GridTask> decide(GridTask state, ClockFired fired, Context context) {
        var draft = new GridDraft(fired.getResource(), state, context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        for (ClockStep step : outcome.steps()) {
            if (step.getOverdue()) {
                if (!draft.next.getOverdue()) {
                    draft.next.setOverdue(true).setOverdueTime(Times.timestamp(draft.context().now()));
                }
            }
            step.getTellList().forEach(
                    audience -> tell(draft, Audience.valueOf(audience), step.getOverdue() ? "overdue" : "due_soon"));
        }
        return draft.decision();
    }

    private static void tell(GridDraft draft, Audience audience, String event) {
        switch (audience) {
            case RECIPIENT -> draft.tellHolders(event);
            case SENDER -> draft.tellCourt(event);
            case RECIPIENT_SUPERIOR -> draft.tellSuperior(event);
            default -> { }
        }
    }
}
