// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.Matter;
import xietong.v1.Reason;

/**
 * A second officer of the sender approves or refuses what another prepared 审批 (四眼原则).
 *
 * <p>Refused with: REASON_SECOND_OFFICER_REQUIRED where the submitter would approve himself; REASON_FIELD_INVALID
 * where a refusal has no reason; REASON_KIND_UNKNOWN, REASON_ORGANISATION_UNKNOWN, REASON_ADDRESSEE_FORBIDDEN and
 * REASON_AGREEMENT_REQUIRED where it can no longer be sent as it was submitted ({@link Addressing}).
 */
final class Approve extends EntrustmentRule<EntrustmentServiceApproveRequest> {

    Approve() {
        super(Act.APPROVE, EntrustmentServiceApproveRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceApproveRequest command, CommandHeader head) {
        if (head.getOfficer().getId().equals(draft.before.getSubmitter().getId())) {
            throw new Refused(
                    Reason.REASON_SECOND_OFFICER_REQUIRED, "another officer than the one who submitted must approve");
        }
        if (command.getGranted()) {
            Matter matter = draft.before.getMatter();
            Addressing.require(
                    draft.before.getRecipient(),
                    matter,
                    MatterChecks.kind(matter, draft.context().book().matters()),
                    draft.context());
            draft.state(ENTRUSTMENT_STATE_SENT).text(head.getReason()).tellRecipient("sent");
        } else {
            draft.state(ENTRUSTMENT_STATE_WITHDRAWN).text(Checks.reason(head));
        }
    }
}
