// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.Receipt;

/** Sends the commands of a file over one exchange, in their order; each has its own receipt or refusal. */
final class Sending {
    private static final int UNANSWERED = 256;

    private Sending() {}

    /** Sends those that can be sent; outcomes come in the order of the rows. */
    static <Q extends Message, R extends Message> void all(
            HubClient hub, MethodDescriptor<Q, R> method, List<Row<Q>> rows, Consumer<LineOutcome> outcomes)
            throws InterruptedException {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        try (Exchange exchange = hub.exchange(UNANSWERED)) {
            for (Row<Q> row : rows) {
                answers.add(row.refusal() != null
                        ? CompletableFuture.failedFuture(row.refusal()) : exchange.send(method, row.value()));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            outcomes.accept(outcome(rows.get(i).row(), answers.get(i)));
        }
    }

    private static LineOutcome outcome(long row, CompletableFuture<Receipt> answer) {
        try {
            return new LineOutcome(row, answer.join(), null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof HubRefusal refusal) {
                return new LineOutcome(row, null, refusal);
            }
            throw e;
        }
    }
}
