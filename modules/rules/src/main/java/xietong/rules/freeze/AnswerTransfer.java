// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.CommandHeader;
import xietong.v1.DisposalTransfer;
import xietong.v1.FreezeServiceAnswerTransferRequest;
import xietong.v1.Money;
import xietong.v1.Paper;
import xietong.v1.RankDisputeGround;
import xietong.v1.TransferState;

/**
 * The disposing court grants the right to dispose 移送执行函, or refuses it; a refusal is a dispute before the common
 * superior (法释〔2016〕6号, PRES 21). Ranks stay as they are.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a request that does not wait, or a refusal without a reason;
 * REASON_NOT_DISPOSER for a court that was not asked; REASON_AMOUNT_INVALID for the reserve; REASON_PAPERS_MISSING.
 */
final class AnswerTransfer extends AssetRule<FreezeServiceAnswerTransferRequest> {

    AnswerTransfer() {
        super("AnswerTransfer", FreezeServiceAnswerTransferRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceAnswerTransferRequest command, CommandHeader head) {
        DisposalTransfer asked = Transfers.open(draft.asset())
                .filter(t -> t.getNumber() == command.getTransfer())
                .orElseThrow(() -> Refused.field("transfer", "the number of a request that waits for its answer"));
        if (!asked.getHolder().equals(draft.context().caller().code())) {
            throw Disposal.notDisposer(draft.asset());
        }
        Checks.ownCase(head, draft.queue().find(asked.getHolderOrder()).orElseThrow().getCaseNumber());
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        DisposalTransfer.Builder answered = asked.toBuilder()
                .setAnswerTime(Times.timestamp(draft.context().now()))
                .setAnswer(command.getGranted() ? head.getReason() : Checks.reason(head))
                .addAllPapers(papers);
        if (command.getGranted()) {
            grant(draft, answered, command.getReserve(), papers);
        } else {
            refuse(draft, answered, papers);
        }
    }

    private static void grant(FreezeDraft draft, DisposalTransfer.Builder answered, Money reserve, List<Paper> papers) {
        Freezes.Transfer rule = draft.context().book().freezes().transfer();
        Papers.complete("papers", papers, rule.grantPapers(), rule.papersSource());
        if (!Checks.absent(reserve)) {
            answered.setReserve(reserved(reserve));
        }
        Transfers.put(draft.asset(), answered.setState(TransferState.TRANSFER_STATE_GRANTED).build());
        Disposal.give(draft.asset(), answered.getOrder());
        draft.tellAll("disposer_changed");
    }

    private static Money reserved(Money reserve) {
        if (reserve.getMinorUnits() <= 0 || !reserve.getCurrencyCode().matches("[A-Z]{3}")) {
            throw Measures.amountInvalid("reserve", "an ISO 4217 code and over 0; nothing to reserve nothing")
                    .with("article", "法释〔2016〕6号");
        }
        return reserve;
    }

    private static void refuse(FreezeDraft draft, DisposalTransfer.Builder answered, List<Paper> papers) {
        int dispute = RankDisputes.open(
                draft,
                RankDisputes.of(RankDisputeGround.RANK_DISPUTE_GROUND_DISPOSAL,
                                List.of(answered.getOrder(), answered.getHolderOrder()))
                        .setText(answered.getAnswer())
                        .addAllPapers(papers));
        Transfers.put(
                draft.asset(),
                answered.setState(TransferState.TRANSFER_STATE_REFUSED).setDispute(dispute).build());
        draft.tellClaimant(answered.getCourt(), "transfer_refused");
    }
}
