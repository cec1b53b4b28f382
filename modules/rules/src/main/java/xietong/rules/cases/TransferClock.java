// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.CaseTransfer;
import xietong.v1.ClockStep;

/** A case was not docketed in time (ENT 7): the receiving court is told, who sent it, and the receiver's superior. */
final class TransferClock extends FiredRule<CaseTransfer> {

    TransferClock() {
        super(CaseTransferResource.KIND);
    }

    @Override
    public Decision<CaseTransfer> decide(CaseTransfer state, ClockFired fired, Context context) {
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
