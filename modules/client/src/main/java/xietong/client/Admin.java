// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceDeclineProposalRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.AdminServiceGetProposalRequest;
import xietong.v1.AdminServiceGetRulesRequest;
import xietong.v1.AdminServiceGetRulesResponse;
import xietong.v1.AdminServiceGrpc;
import xietong.v1.AdminServiceListProposalsRequest;
import xietong.v1.AdminServiceProposeRequest;
import xietong.v1.Proposal;
import xietong.v1.Receipt;

/** The operator's side of the hub. */
public final class Admin {
    private final Caller caller;

    Admin(Caller caller) {
        this.caller = caller;
    }

    public AdminServiceGetHubResponse hub() {
        return caller.call(AdminServiceGrpc.getGetHubMethod(), AdminServiceGetHubRequest.getDefaultInstance());
    }

    public AdminServiceGetRulesResponse rules() {
        return caller.call(AdminServiceGrpc.getGetRulesMethod(), AdminServiceGetRulesRequest.getDefaultInstance());
    }

    public Receipt applyRules(AdminServiceApplyRulesRequest command) {
        return caller.command(AdminServiceGrpc.getApplyRulesMethod(), command);
    }

    /** Erases personal data for good. */
    public Receipt erase(AdminServiceEraseRequest command) {
        return caller.command(AdminServiceGrpc.getEraseMethod(), command);
    }

    /** Proposes an act for which the rule book asks for four eyes; the receipt's resource is the proposal. */
    public Receipt propose(AdminServiceProposeRequest command) {
        return caller.command(AdminServiceGrpc.getProposeMethod(), command);
    }

    /** Declines what another administrator proposed. */
    public Receipt decline(AdminServiceDeclineProposalRequest command) {
        return caller.command(AdminServiceGrpc.getDeclineProposalMethod(), command);
    }

    public Proposal proposal(String id) {
        return caller.call(AdminServiceGrpc.getGetProposalMethod(),
                AdminServiceGetProposalRequest.newBuilder().setId(id).build()).getProposal();
    }

    /** Open proposals of the caller's organisation, or those that are decided. Pages are fetched as the stream is read. */
    public Stream<Proposal> proposals(boolean decided) {
        return Pages.stream(token -> {
            var page = caller.call(AdminServiceGrpc.getListProposalsMethod(),
                    AdminServiceListProposalsRequest.newBuilder().setDecided(decided).setPageToken(token).build());
            return new Pages.Page<>(page.getProposalsList(), page.getNextPageToken());
        });
    }

    /** On a DRILL ledger only. */
    public Receipt advanceClock(AdminServiceAdvanceClockRequest command) {
        return caller.command(AdminServiceGrpc.getAdvanceClockMethod(), command);
    }
}
