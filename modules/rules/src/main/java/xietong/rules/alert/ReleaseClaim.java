// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import xietong.rules.Checks;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;

/**
 * The unit gives it back 释放认领: all others may claim it again.
 *
 * <p>Refused with: REASON_NOT_CLAIMED for everyone but who holds it; REASON_FIELD_INVALID without a reason.
 */
final class ReleaseClaim extends AlertRule<AlertServiceReleaseClaimRequest> {

    ReleaseClaim() {
        super(AlertAct.RELEASE_CLAIM, AlertServiceReleaseClaimRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceReleaseClaimRequest command, CommandHeader head) {
        requireClaim(draft);
        draft.step.setText(Checks.reason(head));
        draft.next.clearClaim();
        draft.state(AlertState.ALERT_STATE_ACKNOWLEDGED).tellSender("claim_released").tellAddressees("claim_released");
    }
}
