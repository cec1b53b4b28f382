// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.book.Freezes;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceSettleObjectionRequest;
import xietong.v1.Money;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * The disposing court records how the suit about an objection ended: how much of the disputed amount goes where the
 * objector wanted it. It is paid with the next FinaliseDistribution.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where no suit is pending; REASON_AMOUNT_INVALID for more than was disputed, or
 * more than earlier objections left of the share; REASON_PAPERS_MISSING.
 */
final class SettleObjection extends DistributionRule<FreezeServiceSettleObjectionRequest> {

    SettleObjection() {
        super(DistributionAct.SETTLE_OBJECTION, FreezeServiceSettleObjectionRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceSettleObjectionRequest command, CommandHeader head) {
        Objection.Builder objection = draft.objection(command.getObjection());
        if (objection.getState() != ObjectionState.OBJECTION_STATE_SUED) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "no suit about this objection is pending")
                    .with("objection_state", objection.getState().name());
        }
        Freezes.Distribution rule = draft.context().book().freezes().distribution();
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        Papers.complete("papers", papers, rule.judgmentPapers(), rule.source());
        long awarded = awarded(command.getAwarded(), objection, Shares.available(draft.next, objection.getShare()));
        objection.addAllPapers(papers);
        Objections.end(objection, ObjectionState.OBJECTION_STATE_JUDGED, awarded, draft.now());
        draft.tellAll("judged");
    }

    private static long awarded(Money awarded, Objection.Builder objection, long available) {
        if (Checks.absent(awarded)) {
            return 0;
        }
        long most = Math.min(objection.getAmount().getMinorUnits(), available);
        boolean sound = awarded.getMinorUnits() >= 0
                && awarded.getMinorUnits() <= most
                && awarded.getCurrencyCode().equals(objection.getAmount().getCurrencyCode());
        if (!sound) {
            throw Measures.amountInvalid("awarded", "0 to " + most + ", in the currency of the total");
        }
        return awarded.getMinorUnits();
    }
}
