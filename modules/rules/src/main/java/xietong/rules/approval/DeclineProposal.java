// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.AdminServiceDeclineProposalRequest;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;

/**
 * Another administrator of the organisation declines a proposal 不予同意.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason; REASON_NOT_PARTY where there is no such proposal of the
 * organisation; REASON_STATE_FORBIDS where it is decided or has expired; REASON_SECOND_OFFICER_REQUIRED to whoever made it.
 */
final class DeclineProposal extends StandardRule<AdminServiceDeclineProposalRequest, Proposal> {

    DeclineProposal() {
        super("AdminService/DeclineProposal", AdminServiceDeclineProposalRequest.getDefaultInstance(), ProposalResource.KIND);
    }

    /** Always the caller's own. */
    @Override
    public String subject(AdminServiceDeclineProposalRequest command, Caller caller) {
        return "";
    }

    @Override
    public String resource(AdminServiceDeclineProposalRequest command, Caller caller) {
        return Checks.required("id", command.getId(), 64);
    }

    @Override
    public Decision<Proposal> decide(Proposal state, AdminServiceDeclineProposalRequest command, Context context) {
        String reason = Checks.reason(command.getHeader());
        Proposal proposal = FourEyes.requireOthers(state, context);
        return Decision.of(
                ProposalResource.decided(proposal, ProposalState.PROPOSAL_STATE_DECLINED, reason, context),
                List.of(),
                List.of());
    }
}
