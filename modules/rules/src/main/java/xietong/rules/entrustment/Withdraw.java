// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN;

import xietong.rules.Checks;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceWithdrawRequest;

/** The sender takes the matter back 撤回; a recipient that never had it is not told. */
final class Withdraw extends EntrustmentRule<EntrustmentServiceWithdrawRequest> {

    Withdraw() {
        super(Act.WITHDRAW, EntrustmentServiceWithdrawRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceWithdrawRequest command, CommandHeader head) {
        draft.state(ENTRUSTMENT_STATE_WITHDRAWN).text(Checks.reason(head));
        if (draft.before.getState() != ENTRUSTMENT_STATE_PENDING_APPROVAL) {
            draft.tellRecipient("withdrawn");
        }
    }
}
