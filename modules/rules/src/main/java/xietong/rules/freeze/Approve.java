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
 * <p>Refused with: REASON_SECOND_OFFICER_REQUIRED where the same officer would approve; REASON_FIELD_INVALID where a
 * refusal has no reason; REASON_OVER_LIMIT, REASON_ASSET_PROTECTED and REASON_ALREADY_FROZEN where the order can no
 * longer be handed over as it was prepared.
 */
final class Approve extends FreezeRule<FreezeServiceApproveRequest> {

    Approve() {
        super(FreezeAct.APPROVE, FreezeServiceApproveRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceApproveRequest command, CommandHeader head) {
        boolean whole = order.before.getState() == FREEZE_STATE_PENDING_APPROVAL;
        String prepared = whole
                ? order.before.getSubmitter().getId()
                : order.before.getPendingList().stream()
                        .filter(PendingMeasure::getAwaitingApproval)
                        .map(p -> p.getOfficer().getId())
                        .findFirst()
                        .orElseThrow();
        if (prepared.equals(head.getOfficer().getId())) {
            throw new Refused(
                    Reason.REASON_SECOND_OFFICER_REQUIRED, "another officer than the one who prepared it must approve");
        }
        order.text(command.getGranted() ? head.getReason() : Checks.reason(head));
        if (!command.getGranted()) {
            refuse(draft, order, whole);
        } else if (whole) {
            OverLimit.check(order.before, draft.context());
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
