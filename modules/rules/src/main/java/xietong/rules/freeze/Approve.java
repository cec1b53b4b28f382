// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;
import static xietong.v1.FreezeState.FREEZE_STATE_WITHDRAWN;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.PendingMeasure;
import xietong.v1.Reason;

/**
 * A second officer approves or refuses what another prepared 审批: the order itself, or a measure on it.
 *
 * <p>Refused with: REASON_SECOND_OFFICER_REQUIRED where the same officer would approve; REASON_NOT_HOLDER where another
 * court prepared it; REASON_FIELD_INVALID where a refusal has no reason; REASON_OVER_LIMIT, REASON_ASSET_PROTECTED and REASON_ALREADY_FROZEN where the order can no
 * longer be handed over as it was prepared; REASON_DISPUTE_OPEN, REASON_NOT_DISPOSER and REASON_AMOUNT_INVALID where a
 * deduction is not possible any more ({@link Deduct}).
 */
final class Approve extends FreezeRule<FreezeServiceApproveRequest> {

    Approve() {
        super(FreezeAct.APPROVE, FreezeServiceApproveRequest.getDefaultInstance());
    }

    @Override
    boolean ownCase() {
        return false;
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceApproveRequest command, CommandHeader head) {
        boolean whole = order.before.getState() == FREEZE_STATE_PENDING_APPROVAL;
        PendingMeasure prepared = whole
                ? PendingMeasure.newBuilder()
                        .setCourt(order.before.getCourt())
                        .setOfficer(order.before.getSubmitter())
                        .build()
                : order.before.getPendingList().stream()
                        .filter(PendingMeasure::getAwaitingApproval)
                        .findFirst()
                        .orElseThrow();
        if (!prepared.getCourt().equals(draft.context().caller().code())) {
            throw new Refused(Reason.REASON_NOT_HOLDER, "an officer of the court that prepared it must approve")
                    .with("court", prepared.getCourt());
        }
        if (prepared.getCourt().equals(order.before.getCourt())) {
            Checks.ownCase(head, order.before.getCaseNumber());
        }
        if (prepared.getOfficer().getId().equals(head.getOfficer().getId())) {
            throw new Refused(
                    Reason.REASON_SECOND_OFFICER_REQUIRED, "another officer than the one who prepared it must approve");
        }
        order.text(command.getGranted() ? head.getReason() : Checks.reason(head));
        if (!command.getGranted()) {
            refuse(draft, order, whole);
        } else if (whole) {
            OverLimit.check(order.id, order.before, draft.context());
            Handing.over(draft, order);
        } else {
            Asking.approved(draft, order);
        }
    }

    private static void refuse(FreezeDraft draft, OrderDraft order, boolean whole) {
        if (whole) {
            order.state(FREEZE_STATE_WITHDRAWN);
            return;
        }
        order.before.getPendingList().stream()
                .filter(PendingMeasure::getAwaitingApproval)
                .forEach(p -> Asking.undo(draft, order, p));
    }
}
