// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;

import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceConfirmRequest;

/** The sender confirms the result 确认办结. */
final class Confirm extends EntrustmentRule<EntrustmentServiceConfirmRequest> {

    Confirm() {
        super(Act.CONFIRM, EntrustmentServiceConfirmRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceConfirmRequest command, CommandHeader head) {
        draft.state(ENTRUSTMENT_STATE_CONFIRMED).text(head.getReason()).tellRecipient("confirmed");
    }
}
