// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.CommandHeader;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionShare;
import xietong.v1.FreezeServiceObjectRequest;
import xietong.v1.Money;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * A court objects for one of its creditors, or the disposing court for the debtor, to one share 异议 (INT 509). It holds
 * back exactly what it disputes.
 *
 * <p>Refused with: REASON_TOO_LATE after 15 days, or after the court said that its creditors do not object;
 * REASON_AMOUNT_INVALID for more than the share; REASON_ORIGINAL_MISMATCH where the share in favour is not of the
 * caller's court; REASON_IDENTIFIER_INVALID; REASON_PAPERS_MISSING; REASON_TOO_LARGE beyond ten of one court or sixty.
 */
final class ObjectToShare extends DistributionRule<FreezeServiceObjectRequest> {
    private static final int MOST = 60;
    private static final int MOST_OF_ONE = 10;

    ObjectToShare() {
        super(DistributionAct.OBJECT, FreezeServiceObjectRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceObjectRequest command, CommandHeader head) {
        DistributionParty.Builder party = draft.party();
        Objections.requireTime(party, draft.now());
        requireRoom(draft);
        DistributionShare.Builder share = draft.share("share", command.getShare());
        Objection.Builder objection = Objection.newBuilder()
                .setNumber(draft.next.getObjectionsCount() + 1)
                .setState(ObjectionState.OBJECTION_STATE_RAISED)
                .setCourt(party.getCourt())
                .setShare(command.getShare())
                .setAmount(amount(command.getAmount(), share))
                .setText(Checks.reason(head))
                .setRaiseTime(Times.timestamp(draft.now()));
        if (command.getInFavourOf() == 0) {
            outsider(draft, command, objection);
        } else {
            requireOwn(draft, command);
            objection.setInFavourOf(command.getInFavourOf());
        }
        Freezes.Distribution rule = draft.context().book().freezes().distribution();
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        Papers.complete("papers", papers, rule.objectionPapers(), rule.source());
        draft.next.addObjections(objection.addAllPapers(papers));
        draft.tellAll("objected");
    }

    private static void requireRoom(DistributionDraft draft) {
        long own = draft.next.getObjectionsList().stream().filter(o -> o.getCourt().equals(draft.caller())).count();
        if (own >= MOST_OF_ONE || draft.next.getObjectionsCount() >= MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "as many objections as a distribution keeps")
                    .with("accepted", own >= MOST_OF_ONE ? MOST_OF_ONE : MOST);
        }
    }

    private static Money amount(Money amount, DistributionShare.Builder share) {
        long most = share.getAmount().getMinorUnits();
        Money disputed = Checks.absent(amount) ? share.getAmount() : amount;
        boolean sound = disputed.getMinorUnits() > 0
                && disputed.getMinorUnits() <= most
                && disputed.getCurrencyCode().equals(share.getAmount().getCurrencyCode());
        if (!sound) {
            throw Measures.amountInvalid("amount", "over 0 and at most the " + most + " of the share")
                    .with("article", "INT 510");
        }
        return disputed;
    }

    private static void requireOwn(DistributionDraft draft, FreezeServiceObjectRequest command) {
        DistributionShare.Builder own = draft.share("in_favour_of", command.getInFavourOf());
        if (!own.getCourt().equals(draft.caller()) || own.getNumber() == command.getShare()) {
            throw new Refused(Reason.REASON_ORIGINAL_MISMATCH, "in_favour_of: another share, of a creditor of yours")
                    .with("field", "in_favour_of");
        }
    }

    /** Someone who does not stand in the plan: a creditor with a case, or the debtor through the disposing court. */
    private static void outsider(DistributionDraft draft, FreezeServiceObjectRequest command, Objection.Builder objection) {
        objection.setObjector(Checks.subject("objector", command.getObjector(), draft.warnings));
        if (!draft.isChair() || !command.getCaseNumber().isEmpty()) {
            Checks.required("case_number", command.getCaseNumber(), 64);
            objection.setCaseNumber(Checks.caseNumber("case_number", command.getCaseNumber()));
        }
    }
}
