// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.Reason;

/**
 * The holding court deducts what is effective under its order 扣划 (CPL 253).
 *
 * <p>Refused with: REASON_STAGE_FORBIDS before enforcement (PRES 17); REASON_DISPUTE_OPEN while nobody may dispose (ENF
 * 68); REASON_NOT_DISPOSER where another court has the right to dispose of what cannot be divided (法释〔2016〕6号);
 * REASON_AMOUNT_INVALID beyond what is effective; otherwise as {@link Asking}.
 */
final class Deduct extends FreezeRule<FreezeServiceDeductRequest> {

    Deduct() {
        super(FreezeAct.DEDUCT, FreezeServiceDeductRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceDeductRequest command, CommandHeader head) {
        FreezeOrder held = order.before;
        if (held.getStage() != FreezeStage.FREEZE_STAGE_ENFORCEMENT) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS, "what is only preserved may not be deducted")
                    .with("stage", held.getStage().name())
                    .with("article", "CPL 253, PRES 17");
        }
        requireDisposal(draft, order);
        var papers = Papers.known("papers", command.getPapersList(), draft.context());
        var measure = Asking.prepared(
                MeasureKind.MEASURE_KIND_DEDUCTION, draft, order, command.getOriginal(), papers, head);
        requireEffective(command.getAmount(), held);
        Asking.add(draft, order, measure.setAmount(command.getAmount()).build());
    }

    /** As long as it has not been put to the institution it must still be possible: no dispute, and enough in force. */
    static void requirePossible(FreezeDraft draft, OrderDraft order, Money amount) {
        requireDisposal(draft, order);
        requireEffective(amount, order.before);
    }

    private static void requireEffective(Money amount, FreezeOrder held) {
        if (held.getKey().getCurrencyCode().isEmpty()) {
            throw Measures.amountInvalid("id", "an order on something counted in money");
        }
        long effective = held.getEffectiveAmount().getMinorUnits();
        if (Measures.amount("amount", amount, held.getKey()).getMinorUnits() > effective) {
            throw Measures.amountInvalid("amount", "at most the " + effective + " that are effective under this order");
        }
    }

    /** Of what cannot be divided only whoever disposes takes; nobody during a dispute. */
    private static void requireDisposal(FreezeDraft draft, OrderDraft order) {
        Disposal.requireNoDispute(draft.asset());
        boolean disposes = Disposal.disposer(draft.asset()).filter(e -> e.getOrder().equals(order.id)).isPresent();
        if (!draft.isMoney() && !disposes) {
            throw Disposal.notDisposer(draft.asset());
        }
    }
}
