// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.DispatchOrder;

/** An order is not acknowledged, or not done, in time: its court is told, who sent it, and the court's own superior. */
final class OrderClock extends FiredRule<DispatchOrder> {

    OrderClock() {
        super(DispatchOrderResource.KIND);
    }

    @Override
    public Decision<DispatchOrder> decide(DispatchOrder state, ClockFired fired, Context context) {
        var change = new OrderChange(fired.getResource(), state, "clock/" + fired.getClock(), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        change.next.clearClocks().addAllClocks(outcome.clocks());
        String what = fired.getClock().substring(fired.getClock().indexOf('.') + 1);
        outcome.steps().forEach(step -> fire(change, what, step));
        return change.decision();
    }

    private static void fire(OrderChange change, String what, ClockStep step) {
        String event = what + (step.getPercent() < 100 ? "_due_soon" : step.getOverdue() ? "_overdue" : "_due");
        if (step.getOverdue()) {
            if (!change.next.getOverdue()) {
                change.next.setOverdue(true).setOverdueTime(Times.timestamp(change.context().now()));
            }
        }
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case RECIPIENT -> change.tellCourt(event);
                case SENDER -> change.tellSenders(event);
                case RECIPIENT_SUPERIOR -> change.tellSuperior(event);
                default -> { }
            }
        }
    }
}
