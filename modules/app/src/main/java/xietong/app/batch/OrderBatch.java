// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import xietong.app.input.PaperSpec;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.Paper;

/**
 * Sends the lines of a file over one exchange, in their order; each has its own receipt or refusal. A line's
 * request_id is made of batch and row, so that what was accepted before is not done again.
 */
public final class OrderBatch {
    private final HubClient hub;
    private final CommandHeader head;
    private final List<PaperSpec> shared;
    private final Map<Path, DocumentRef> stored = new HashMap<>();

    /**
     * A batch.
     *
     * @param head officer and reason, the same for each line
     * @param shared papers that go with each line
     */
    public OrderBatch(HubClient hub, CommandHeader head, List<PaperSpec> shared) {
        this.hub = hub;
        this.head = head;
        this.shared = shared;
    }

    /** Stores all papers, then sends; outcomes come in the order of the lines. */
    public void send(List<OrderLine> lines, Consumer<LineOutcome> outcomes) throws IOException, InterruptedException {
        List<Row<FreezeServiceOrderRequest>> orders = new ArrayList<>();
        for (OrderLine line : lines) {
            orders.add(line.refusal() == null
                    ? Row.of(line.row(), complete(line)) : Row.refused(line.row(), line.refusal()));
        }
        Sending.all(hub, FreezeServiceGrpc.getOrderMethod(), orders, outcomes);
    }

    private FreezeServiceOrderRequest complete(OrderLine line) throws IOException {
        var order = line.order().toBuilder();
        order.setHeader(head.toBuilder()
                .setRequestId(line.order().getHeader().getRequestId())
                .setCaseNumber(line.order().getHeader().getCaseNumber()));
        for (List<PaperSpec> papers : List.of(shared, line.papers())) {
            for (PaperSpec paper : papers) {
                order.addPapers(Paper.newBuilder()
                        .setKind(paper.kind())
                        .setNumber(paper.number())
                        .setDocument(document(paper.file())));
            }
        }
        return order.build();
    }

    private DocumentRef document(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        DocumentRef known = stored.get(path);
        if (known == null) {
            known = PaperSpec.upload(hub.documents(), path);
            stored.put(path, known);
        }
        return known;
    }
}
