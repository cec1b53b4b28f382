// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;

/** A step of a watch order's clock falls due: an answer is late, its end comes near or is there, alerts are still to recall. */
final class WatchClock extends FiredRule<WatchOrder> {

    WatchClock() {
        super(WatchOrderResource.KIND);
    }

    @Override
    public Decision<WatchOrder> decide(WatchOrder state, ClockFired fired, Context context) {
        var draft = new WatchDraft(fired.getResource(), state, "clock/" + fired.getClock(), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        outcome.steps().forEach(step -> fire(draft, fired.getClock(), step));
        return draft.decision();
    }

    private static void fire(WatchDraft draft, String clock, ClockStep step) {
        boolean end = step.getPercent() >= 100;
        if (clock.equals("watch.recall")) {
            draft.recall(WatchDraft.MOST_NOTICES);
        } else if (clock.equals("watch.validity") && end) {
            draft.end(WatchEnd.WATCH_END_EXPIRED, WatchDraft.MOST_NOTICES);
        } else {
            String event = clock.equals("watch.validity") ? "expiring" : end ? "answer_overdue" : "answer_due_soon";
            if (step.getOverdue()) {
                draft.next.setOverdue(true);
            }
            step.getTellList().forEach(audience -> tell(draft, Audience.valueOf(audience), clock, event));
        }
    }

    private static void tell(WatchDraft draft, Audience audience, String clock, String event) {
        switch (audience) {
            case SENDER -> draft.tellSender(event);
            case RECIPIENT -> {
                if (clock.equals("watch.answer")) {
                    draft.tellWaiting(event);
                } else {
                    draft.tellAddressees(event);
                }
            }
            case RECIPIENT_SUPERIOR -> draft.tellSuperiors(event);
            default -> { }
        }
    }
}
