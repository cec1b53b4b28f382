// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.FreezeOrder;
import xietong.v1.MeasureKind;

/**
 * A clock of a freeze order has come to a step: warnings before the end, and at the end the measure lapses by itself
 * and whoever waited behind moves up (SEAL 26, 27).
 */
final class PeriodRule extends FiredRule<FreezeOrder> {
    private static final String PERIOD = "freeze.period";

    PeriodRule() {
        super(FreezeOrderResource.KIND);
    }

    @Override
    public Decision<FreezeOrder> decide(FreezeOrder state, ClockFired fired, Context context) {
        var draft = new FreezeDraft(context);
        OrderDraft order = draft.order(fired.getResource(), state, "clock/" + fired.getClock());
        if (!state.getAsset().isEmpty()) {
            draft.on(state.getAsset());
        }
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        order.next.clearClocks().addAllClocks(outcome.clocks());
        for (ClockStep step : outcome.steps()) {
            tell(order, fired.getClock(), step);
            boolean over = fired.getClock().equals(PERIOD)
                    && step.getPercent() >= 100
                    && FreezeOrderResource.isLive(state)
                    && !context.now().isBefore(Times.instant(state.getEndTime()))
                    && !isBeingDeducted(state);
            if (over) {
                Lapse.of(draft.turn(Times.instant(state.getEndTime())), order);
            }
        }
        return draft.ofOrder(fired.getResource());
    }

    /** The ruling to deduct freezes by itself (INT 484): the measure ends once the institution has answered it. */
    private static boolean isBeingDeducted(FreezeOrder order) {
        return Measures.pending(order, MeasureKind.MEASURE_KIND_DEDUCTION)
                .filter(p -> !p.getAwaitingApproval())
                .isPresent();
    }

    private static void tell(OrderDraft order, String clock, ClockStep step) {
        boolean end = step.getPercent() >= 100;
        String event = clock.substring("freeze.".length()) + (end ? "_due" : "_due_soon");
        if (step.getOverdue()) {
            order.next.setOverdue(true);
        }
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case HOLDER -> order.tellHolder(event);
                case REGISTRAR -> order.tellRegistrar(event);
                case HOLDER_SUPERIOR -> order.tellSuperior(event);
                default -> { }
            }
        }
    }
}
