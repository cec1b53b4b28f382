// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import xietong.hub.Shown;
import xietong.hub.States;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.cases.CaseLists;
import xietong.rules.cases.CaseNodeResource;
import xietong.rules.clock.Arithmetic;
import xietong.v1.CaseNode;
import xietong.v1.SupervisionServiceListCaseNodesRequest;
import xietong.v1.SupervisionServiceListCaseNodesResponse;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceListClocksResponse;

/** The clocks of a resource with their arithmetic, and the nodes of a case. Blocks; not for event loops. */
final class ClockReads {
    private static final String CLOCKS = "xietong.v1.SupervisionService/ListClocks";
    private static final String NODES = "xietong.v1.SupervisionService/ListCaseNodes";

    private final Ledger ledger;
    private final Writer writer;
    private final States states;
    private final Listing listing;

    ClockReads(Ledger ledger, Writer writer, States states, Listing listing) {
        this.ledger = ledger;
        this.writer = writer;
        this.states = states;
        this.listing = listing;
    }

    /**
     * Of what the reader may see, the clocks that its view shows; refused with REASON_NOT_PARTY. Whoever may not read a
     * resource asks in vain for its clocks, too.
     */
    SupervisionServiceListClocksResponse clocks(SupervisionServiceListClocksRequest request, Caller reader) {
        StoredState row = ledger.state(request.getResource())
                .filter(r -> r.kind().equals(CaseNodeResource.KIND) || Shown.view(states, r, reader).isPresent())
                .orElseThrow(Refused::notParty);
        Message view = states.view(CLOCKS, row, reader).orElseThrow(Refused::notParty);
        return SupervisionServiceListClocksResponse.newBuilder()
                .addAllClocks(Arithmetic.of(Catalogue.resource(row.kind()).clocks(view), writer.about(), writer.book()))
                .build();
    }

    /** Of a case of the reader's own; of any other number there are none. Refused with REASON_FIELD_INVALID. */
    SupervisionServiceListCaseNodesResponse nodes(SupervisionServiceListCaseNodesRequest request, Caller reader) {
        String number = Checks.required("case_number", request.getCaseNumber(), 100);
        Listing.Page page = listing.page(
                CaseLists.NODES,
                CaseLists.owner(reader.code(), number),
                request.getPageSize(),
                request.getPageToken(),
                reader,
                state -> states.view(NODES, state, reader));
        var answer = SupervisionServiceListCaseNodesResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(node -> answer.addNodes((CaseNode) node));
        return answer.build();
    }
}
