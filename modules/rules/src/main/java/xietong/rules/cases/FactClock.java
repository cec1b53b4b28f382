// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.Collaborations.Fact;
import xietong.rules.book.Collaborations.Scope;
import xietong.rules.clock.AtOnce;
import xietong.rules.clock.FiredRule;
import xietong.rules.freeze.ReleaseDuty;
import xietong.rules.locate.WatchEndings;
import xietong.store.v1.ClockFired;
import xietong.v1.CaseFact;
import xietong.v1.Clock;

/**
 * Carries a fact to those whom it concerns, as many as one command changes; then itself again, until all are told: first
 * the watch orders whose reason is gone end, and their alerts are called back, then the holders of measures hear of it.
 */
final class FactClock extends FiredRule<CaseFact> {
    private static final String NAME = "case_fact.spread";

    FactClock() {
        super(CaseFactResource.KIND);
    }

    /** Due at once. */
    static Clock at(Context context, long run) {
        return AtOnce.clock(NAME, context, run);
    }

    @Override
    public Decision<CaseFact> decide(CaseFact state, ClockFired fired, Context context) {
        long revision = state.getRevision() + 1;
        CaseFact.Builder next = state.toBuilder().setRevision(revision).clearClocks();
        Fact rule = context.book().collaborations().fact(state.getKind());
        WatchEndings ended = ended(state, rule, context);
        ReleaseDuty duty = ended.effects().isEmpty() ? duty(state, rule, context) : ReleaseDuty.NONE;
        if (duty.more() || !ended.effects().isEmpty()) {
            next.addClocks(at(context, revision));
        }
        var effects = new ArrayList<>(ended.effects());
        effects.addAll(duty.effects());
        return Decision.of(next.build(), List.of(), List.of()).with(effects);
    }

    private static WatchEndings ended(CaseFact fact, Fact rule, Context context) {
        if (rule.watchEnd() == null) {
            return WatchEndings.NONE;
        }
        return rule.scope() == Scope.DEBTOR
                ? WatchEndings.ofDebtor(fact.getDebtor(), rule.watchEnd(), fact.getCourt(), context)
                : WatchEndings.ofCase(fact.getCaseNumber(), fact.getDebtor(), rule.watchEnd(), fact.getCourt(), context);
    }

    private static ReleaseDuty duty(CaseFact fact, Fact rule, Context context) {
        if (rule.releaseGround() == null) {
            return ReleaseDuty.NONE;
        }
        return rule.scope() == Scope.DEBTOR
                ? ReleaseDuty.of(fact.getDebtor(), rule.releaseGround(), rule.source(), fact.getCourt(), context)
                : ReleaseDuty.ofCase(
                        fact.getCaseNumber(), fact.getDebtor(), rule.releaseGround(), rule.source(), fact.getCourt(), context);
    }
}
