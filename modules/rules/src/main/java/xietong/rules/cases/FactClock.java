// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import com.google.protobuf.Timestamp;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.Collaborations.Fact;
import xietong.rules.clock.FiredRule;
import xietong.rules.freeze.ReleaseDuty;
import xietong.store.v1.ClockFired;
import xietong.v1.CaseFact;
import xietong.v1.Clock;
import xietong.v1.ClockStep;

/**
 * Carries a fact to the holders of measures against the debtor, as many as one command changes; then itself again, until
 * all are told.
 */
final class FactClock extends FiredRule<CaseFact> {
    private static final String NAME = "case_fact.spread";
    private static final int END = 100;

    FactClock() {
        super(CaseFactResource.KIND);
    }

    /** Due at once. */
    static Clock at(Context context, long run) {
        Timestamp now = Times.timestamp(context.now());
        return Clock.newBuilder()
                .setName(NAME)
                .setRuleBookVersion(context.book().version())
                .setRun(run)
                .setStartTime(now)
                .setExcludedUntilTime(now)
                .setCountedTime(now)
                .setDueTime(now)
                .setUnpausedDueTime(now)
                .addSteps(ClockStep.newBuilder().setPercent(END))
                .build();
    }

    @Override
    public Decision<CaseFact> decide(CaseFact state, ClockFired fired, Context context) {
        long revision = state.getRevision() + 1;
        CaseFact.Builder next = state.toBuilder().setRevision(revision).clearClocks();
        Fact rule = context.book().collaborations().fact(state.getKind());
        ReleaseDuty duty =
                ReleaseDuty.of(state.getDebtor(), rule.releaseGround(), rule.source(), state.getCourt(), context);
        if (duty.more()) {
            next.addClocks(at(context, revision));
        }
        return Decision.of(next.build(), List.of(), List.of()).with(duty.effects());
    }
}
