// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceRateRequest;

/**
 * The sender rates the recipient's work, once 评价.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where it is rated already; REASON_FIELD_INVALID for a score out of range.
 */
final class Rate extends EntrustmentRule<EntrustmentServiceRateRequest> {

    Rate() {
        super(Act.RATE, EntrustmentServiceRateRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceRateRequest command, CommandHeader head) {
        if (command.getScore() < 1 || command.getScore() > 5) {
            throw Refused.field("score", "1 to 5");
        }
        draft.next.setRating(command.getScore());
        draft.text(Checks.text("text", command.getText(), Checks.TEXT)).tellRecipient("rated");
    }
}
