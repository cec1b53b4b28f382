// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.util.Optional;
import java.util.function.Supplier;
import xietong.hub.States;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.rules.approval.ProposalResource;
import xietong.rules.directory.Directory;
import xietong.v1.AdminServiceGetProposalRequest;
import xietong.v1.AdminServiceGetProposalResponse;
import xietong.v1.AdminServiceListProposalsRequest;
import xietong.v1.AdminServiceListProposalsResponse;
import xietong.v1.Proposal;

/** What administrators of an organisation proposed to each other. Blocks; not for event loops. */
final class ProposalReads {
    private final Ledger ledger;
    private final States states;
    private final Listing listing;
    private final Supplier<Directory> directory;

    ProposalReads(Ledger ledger, States states, Listing listing, Supplier<Directory> directory) {
        this.ledger = ledger;
        this.states = states;
        this.listing = listing;
        this.directory = directory;
    }

    /** Refused with REASON_NOT_PARTY for one of another organisation. */
    AdminServiceGetProposalResponse one(AdminServiceGetProposalRequest request, Caller reader) {
        Proposal proposal = ledger.state(request.getId())
                .flatMap(row -> own(row, reader))
                .orElseThrow(Refused::notParty);
        Message view = Catalogue.resourceOf(proposal).view(proposal, reader, Rights.standard(), directory.get());
        return AdminServiceGetProposalResponse.newBuilder().setProposal((Proposal) view).build();
    }

    /** A page; the texts of a rule book are left to {@link #one}. */
    AdminServiceListProposalsResponse page(AdminServiceListProposalsRequest request, Caller reader) {
        Listing.Page page = listing.page(
                request.getDecided() ? ProposalResource.DECIDED : ProposalResource.OPEN,
                reader.code(),
                request.getPageSize(),
                request.getPageToken(),
                reader,
                row -> own(row, reader).map(ProposalReads::withoutTexts));
        var response = AdminServiceListProposalsResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(proposal -> response.addProposals((Proposal) proposal));
        return response.build();
    }

    private Optional<Proposal> own(StoredState row, Caller reader) {
        return Optional.of(row)
                .filter(r -> r.kind().equals(ProposalResource.KIND))
                .map(r -> (Proposal) States.parse(r))
                .filter(proposal -> states.parts(reader).contains(proposal.getOrganisation()));
    }

    private static Proposal withoutTexts(Proposal proposal) {
        if (!proposal.getAct().hasApplyRules()) {
            return proposal;
        }
        var without = proposal.toBuilder();
        without.getActBuilder().getApplyRulesBuilder().getDocumentsBuilderList().forEach(d -> d.clearText());
        return without.build();
    }
}
