// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.DistributionParty;
import xietong.v1.FreezeServiceOpposeRequest;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.Reason;

/**
 * A court opposes an objection for one who did not object 反对意见 (INT 510 ¶1): a creditor of its own, or the debtor through
 * the disposing court. From then on the objector has 15 days to sue; others may join in meanwhile.
 *
 * <p>Refused with: REASON_TOO_LATE where the objection has ended or is sued upon, or the court said that its creditors do
 * not oppose; REASON_ORIGINAL_MISMATCH where the share is not of the caller's court, or is the objector's own.
 */
final class Oppose extends DistributionRule<FreezeServiceOpposeRequest> {

    Oppose() {
        super(DistributionAct.OPPOSE, FreezeServiceOpposeRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceOpposeRequest command, CommandHeader head) {
        DistributionParty.Builder party = draft.party();
        Objection.Builder objection = draft.objection(command.getObjection());
        requireOwn(draft, command, objection);
        if (objection.getState() != ObjectionState.OBJECTION_STATE_OPPOSED) {
            Objections.require(objection, ObjectionState.OBJECTION_STATE_RAISED);
        }
        if (objection.getUnopposingList().contains(party.getCourt())) {
            throw Objections.tooLate("this court said that its creditors do not oppose", draft.now(), "INT 510 ¶1");
        }
        if (!objection.getOpposingList().contains(party.getCourt())) {
            objection.addOpposing(party.getCourt());
        }
        objection.addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()));
        String why = Checks.reason(head);
        if (objection.getState() == ObjectionState.OBJECTION_STATE_RAISED) {
            objection.setState(ObjectionState.OBJECTION_STATE_OPPOSED)
                    .setOpposition(why)
                    .setOpposeTime(Times.timestamp(draft.now()));
        }
        draft.tell(objection.getCourt(), "opposed");
        draft.tellChair("opposed");
    }

    private static void requireOwn(
            DistributionDraft draft, FreezeServiceOpposeRequest command, Objection.Builder objection) {
        boolean own = command.getShare() == 0
                ? draft.isChair()
                : draft.share("share", command.getShare()).getCourt().equals(draft.caller())
                        && command.getShare() != objection.getInFavourOf();
        if (!own) {
            throw new Refused(Reason.REASON_ORIGINAL_MISMATCH, "share: one of a creditor of yours who did not object")
                    .with("field", "share");
        }
    }
}
