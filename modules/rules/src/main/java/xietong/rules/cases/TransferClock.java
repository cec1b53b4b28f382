// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.AtOnce;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.rules.locate.WatchMoves;
import xietong.store.v1.ClockFired;
import xietong.v1.CaseTransfer;
import xietong.v1.ClockStep;

/**
 * A case was not docketed in time (ENT 7): the receiving court is told, who sent it, and the receiver's superior. Once it is
 * docketed, its watch orders and their alerts follow, as many as one command changes; then itself again, until all have.
 */
final class TransferClock extends FiredRule<CaseTransfer> {
    private static final String MOVING = "case_transfer.watches";

    TransferClock() {
        super(CaseTransferResource.KIND);
    }

    /** A docketed transfer whose watch orders follow at once. */
    static CaseTransfer moving(CaseTransfer docketed, Context context) {
        return docketed.toBuilder().addClocks(AtOnce.clock(MOVING, context, docketed.getRevision())).build();
    }

    private static Decision<CaseTransfer> moved(CaseTransfer state, Context context) {
        CaseTransfer next = state.toBuilder().setRevision(state.getRevision() + 1).clearClocks().build();
        List<Effect> effects = WatchMoves.of(
                state.getSender(), state.getCaseNumber(), state.getReceiver(), state.getNewCaseNumber(), context);
        return Decision.of(effects.isEmpty() ? next : moving(next, context), List.of(), List.of()).with(effects);
    }

    @Override
    public Decision<CaseTransfer> decide(CaseTransfer state, ClockFired fired, Context context) {
        if (fired.getClock().equals(MOVING)) {
            return moved(state, context);
        }
        var change = new TransferChange(fired.getResource(), state, context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        change.next.clearClocks().addAllClocks(outcome.clocks());
        outcome.steps().forEach(step -> fire(change, step));
        return Decision.of(change.built(), change.notices(), List.of());
    }

    private static void fire(TransferChange change, ClockStep step) {
        String event = step.getPercent() < 100 ? "due_soon" : step.getOverdue() ? "overdue" : "due";
        if (step.getOverdue()) {
            change.next.setOverdue(true);
        }
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case RECIPIENT -> change.tellReceiver(event);
                case SENDER -> change.tellSender(event);
                case RECIPIENT_SUPERIOR -> change.tellSuperior(event);
                default -> { }
            }
        }
    }
}
