// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import xietong.rules.Checks;
import xietong.rules.Times;
import xietong.v1.AlertClaim;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * One unit takes it on 认领. Whoever claims has also seen it: both facts are noted.
 *
 * <p>Refused with: REASON_ALREADY_CLAIMED, which says who holds it and since when, for everyone else and for the same
 * officer again.
 */
final class Claim extends AlertRule<AlertServiceClaimRequest> {

    Claim() {
        super(AlertAct.CLAIM, AlertServiceClaimRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceClaimRequest command, CommandHeader head) {
        if (draft.before.hasClaim()) {
            throw AlertResource.claimed(Reason.REASON_ALREADY_CLAIMED, "it is claimed", draft.before);
        }
        Acknowledge.note(draft);
        var context = draft.context();
        draft.next
                .clearShelveUntil()
                .clearShelvedFrom()
                .setClaim(AlertClaim.newBuilder()
                        .setOrganisation(context.caller().code())
                        .setDesk(Checks.text("desk", command.getDesk(), 64))
                        .setOfficer(context.caller().officer())
                        .setTime(Times.timestamp(context.now())));
        draft.state(AlertState.ALERT_STATE_CLAIMED).tellSender("claimed").tellAddressees("claimed");
    }
}
