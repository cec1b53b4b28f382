// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.ClockStep;
import xietong.v1.Distribution;
import xietong.v1.DistributionParty;
import xietong.v1.Objection;

/**
 * A clock of a distribution has come to a step: a period is about to end or has ended. At its end an objection that
 * nobody opposed, or that was opposed and not sued upon, has ended (INT 510); money moves only by the disposing court's
 * next FinaliseDistribution.
 */
final class DistributionClockStep extends FiredRule<Distribution> {

    DistributionClockStep() {
        super(DistributionResource.KIND);
    }

    @Override
    public Decision<Distribution> decide(Distribution state, ClockFired fired, Context context) {
        var draft = new DistributionDraft(state, context);
        String event = fired.getClock().substring("distribution.".length()) + (fired.getPercent() < 100 ? "_due_soon" : "_due");
        ClockRunner.Fired plan = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(plan.clocks());
        List<String> mayObject = state.getPartiesList().stream()
                .filter(p -> !p.hasWaiveTime())
                .map(DistributionParty::getCourt)
                .toList();
        plan.steps().forEach(step -> tell(draft, step, event, mayObject));
        for (Objection objection : state.getObjectionsList()) {
            ClockRunner.Fired outcome = ClockRunner.fire(objection.getClocksList(), fired);
            draft.objection(objection.getNumber()).clearClocks().addAllClocks(outcome.clocks());
            outcome.steps().forEach(step -> tell(draft, step, event, concerned(state, objection)));
        }
        return draft.decision();
    }

    /** Who could still act: to sue, the objector's court; to oppose, the others that did not say they will not. */
    private static List<String> concerned(Distribution state, Objection objection) {
        if (objection.hasOpposeTime()) {
            return List.of(objection.getCourt());
        }
        return state.getPartiesList().stream()
                .map(DistributionParty::getCourt)
                .filter(court -> !objection.getUnopposingList().contains(court))
                .toList();
    }

    private static void tell(DistributionDraft draft, ClockStep step, String event, List<String> claimants) {
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case HOLDER -> draft.tellChair(event);
                case CLAIMANT -> claimants.forEach(court -> draft.tell(court, event));
                case HOLDER_SUPERIOR -> draft.tellSuperior(event);
                default -> { }
            }
        }
    }
}
