// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.DistributionParty;
import xietong.v1.FreezeServiceWaiveRequest;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;

/**
 * A court says for its creditors that they do not object to the plan, or do not oppose an objection; or it takes its own
 * objection back 放弃异议. Once all have said so nobody need wait for the end of the period.
 *
 * <p>Refused with: REASON_TOO_LATE where the period has ended, or it is said already.
 */
final class Waive extends DistributionRule<FreezeServiceWaiveRequest> {

    Waive() {
        super(DistributionAct.WAIVE, FreezeServiceWaiveRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceWaiveRequest command, CommandHeader head) {
        DistributionParty.Builder party = draft.party();
        if (command.getObjection() == 0) {
            Objections.requireTime(party, draft.now());
            party.setWaiveTime(Times.timestamp(draft.now()));
            draft.tellChair("waived");
            return;
        }
        Objection.Builder objection = draft.objection(command.getObjection());
        if (objection.getCourt().equals(party.getCourt())) {
            takeBack(draft, objection);
        } else {
            doNotOppose(draft, objection, party.getCourt());
        }
    }

    /** A suit is taken back before the court that hears it; here that is its end (SettleObjection). */
    private static void takeBack(DistributionDraft draft, Objection.Builder objection) {
        if (objection.getState() != ObjectionState.OBJECTION_STATE_OPPOSED) {
            Objections.require(objection, ObjectionState.OBJECTION_STATE_RAISED);
        }
        Objections.end(objection, ObjectionState.OBJECTION_STATE_WAIVED, 0, draft.now());
        draft.tellAll("objection_waived");
    }

    private static void doNotOppose(DistributionDraft draft, Objection.Builder objection, String court) {
        Objections.require(objection, ObjectionState.OBJECTION_STATE_RAISED);
        if (objection.getUnopposingList().contains(court)) {
            throw Objections.tooLate("this court said so already", draft.now(), "INT 510 ¶1");
        }
        objection.addUnopposing(court);
        if (Objections.isUnopposedByAll(objection, draft.next)) {
            long amount = objection.getAmount().getMinorUnits();
            Objections.end(objection, ObjectionState.OBJECTION_STATE_UNOPPOSED, amount, draft.now());
            draft.tellAll("unopposed");
        } else {
            draft.tellChair("waived");
        }
    }
}
