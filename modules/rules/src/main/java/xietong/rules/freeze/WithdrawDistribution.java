// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.DistributionState;
import xietong.v1.FreezeServiceWithdrawDistributionRequest;

/**
 * The disposing court takes a plan back before anything was paid 撤回, for instance to propose a better one.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason.
 */
final class WithdrawDistribution extends DistributionRule<FreezeServiceWithdrawDistributionRequest> {

    WithdrawDistribution() {
        super(DistributionAct.WITHDRAW, FreezeServiceWithdrawDistributionRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceWithdrawDistributionRequest command, CommandHeader head) {
        draft.next
                .setState(DistributionState.DISTRIBUTION_STATE_WITHDRAWN)
                .setWithdrawal(Checks.reason(head))
                .setEndTime(Times.timestamp(draft.now()));
        draft.tellAll("withdrawn");
    }
}
