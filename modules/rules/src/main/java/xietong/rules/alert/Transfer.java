// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.directory.Address;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/**
 * Passes it to another police organisation, or to a desk there or of its own 转派, which gets it as one that nobody has acknowledged, with its clock anew.
 *
 * <p>Refused with: REASON_ALREADY_CLAIMED while another holds it; REASON_ORGANISATION_UNKNOWN; REASON_ADDRESSEE_FORBIDDEN for
 * what is no police; REASON_FIELD_INVALID without a reason.
 */
final class Transfer extends AlertRule<AlertServiceTransferRequest> {
    /** Tier of those to whom it was transferred. */
    private static final int TIER = 3;

    Transfer() {
        super(AlertAct.TRANSFER, AlertServiceTransferRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceTransferRequest command, CommandHeader head) {
        String caller = draft.context().caller().code();
        if (draft.before.hasClaim() && !draft.before.getClaim().getOrganisation().equals(caller)) {
            throw AlertResource.claimed(Reason.REASON_ALREADY_CLAIMED, "another unit acts on it", draft.before);
        }
        draft.step.setText(Checks.reason(head));
        var directory = draft.context().book().directory();
        String mailbox = Checks.required("organisation", command.getOrganisation(), 64);
        Organisation to = directory.requireOpen(AlertResource.organisation(mailbox));
        if (!to.getCode().equals(mailbox) && !directory.exists(Address.parse(mailbox))) {
            throw new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "organisation: it has no such desk")
                    .with("organisation", mailbox);
        }
        if (to.getKind() != OrganisationKind.ORGANISATION_KIND_POLICE || mailbox.equals(caller)) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "organisation: another police organisation")
                    .with("field", "organisation")
                    .with("accepted", "POLICE");
        }
        draft.next.clearClaim();
        draft.address(mailbox, TIER)
                .state(AlertState.ALERT_STATE_UNACKNOWLEDGED)
                .event("transferred")
                .tellOne(mailbox, "transferred")
                .tellSender("transferred");
    }
}
