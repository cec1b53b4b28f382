// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.MeasureKind;
import xietong.v1.Reason;
import xietong.v1.ReleaseGround;

/**
 * The holding court releases all or a part 解除 (SEAL 28), or a superior does by its own ruling (ENF 72). It ends with
 * the institution's receipt; then whoever waited behind moves up (SEAL 26).
 *
 * <p>Refused with: REASON_NOT_HOLDER where a superior names no ruling of its own; REASON_AMOUNT_INVALID for a part that
 * is not less than what is outstanding; otherwise as {@link Asking}.
 */
final class Release extends FreezeRule<FreezeServiceReleaseRequest> {

    Release() {
        super(FreezeAct.RELEASE, FreezeServiceReleaseRequest.getDefaultInstance());
    }

    @Override
    boolean ownCase() {
        return false;
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceReleaseRequest command, CommandHeader head) {
        Checks.known("ground", command.getGround(), ReleaseGround.RELEASE_GROUND_UNSPECIFIED);
        boolean holder = draft.context().caller().code().equals(order.before.getCourt());
        if (!holder && command.getGround() != ReleaseGround.RELEASE_GROUND_SUPERIOR_RULING) {
            throw new Refused(Reason.REASON_NOT_HOLDER, "only the court that holds the measure releases it")
                    .with("accepted", "ground SUPERIOR_RULING, with the superior's own ruling")
                    .with("article", "ENF 26, ENF 72");
        }
        var papers = Papers.known("papers", command.getPapersList(), draft.context());
        var measure = Asking.prepared(
                MeasureKind.MEASURE_KIND_RELEASE, draft, order, command.getOriginal(), papers, head);
        if (!Checks.absent(command.getAmount())) {
            requirePart(command, order.before);
            measure.setAmount(command.getAmount());
        }
        order.code(command.getGround().name()).text(head.getReason());
        Asking.add(draft, order, measure.build());
        if (!holder) {
            order.tellHolder("release_ruled");
        }
    }

    private static void requirePart(FreezeServiceReleaseRequest command, FreezeOrder order) {
        boolean counted = !order.getKey().getCurrencyCode().isEmpty();
        long outstanding = order.getAmount().getMinorUnits() - order.getDeducted().getMinorUnits();
        if (!counted || Measures.amount("amount", command.getAmount(), order.getKey()).getMinorUnits() >= outstanding) {
            throw Measures.amountInvalid(
                    "amount", counted ? "less than the " + outstanding + " outstanding; nothing for all" : "nothing");
        }
    }
}
