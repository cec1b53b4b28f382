// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SIGNED;

import xietong.rules.Checks;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.Officer;

/** The recipient takes the matter on 签收 and names who will handle it. */
final class Sign extends EntrustmentRule<EntrustmentServiceSignRequest> {

    Sign() {
        super(Act.SIGN, EntrustmentServiceSignRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceSignRequest command, CommandHeader head) {
        Officer handler = Checks.absent(command.getHandler()) ? head.getOfficer() : command.getHandler();
        Checks.officer("handler", handler);
        draft.next.setHandler(handler);
        draft.state(ENTRUSTMENT_STATE_SIGNED).tellSender("signed");
    }
}
