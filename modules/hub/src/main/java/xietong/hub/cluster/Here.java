// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Submissions;
import xietong.v1.Receipt;

/** The way to the writer where this node is it. */
final class Here implements Way {
    private final Submissions writer;
    private final Dispatcher dispatcher;
    private final Executor later;

    Here(Submissions writer, Dispatcher dispatcher, Executor later) {
        this.writer = writer;
        this.dispatcher = dispatcher;
        this.later = later;
    }

    @Override
    public void send(Item item) {
        try {
            if (item.submission == null) {
                writer.put(item.change)
                        .whenComplete((s, e) -> settled(item, e == null ? Outcome.changed(s) : Outcome.failed(e)));
            } else {
                var answer = new CompletableFuture<Receipt>();
                answer.whenComplete((r, e) -> settled(item, e == null ? Outcome.accepted(r) : Outcome.failed(e)));
                writer.submit(answered(item.submission, answer));
            }
        } catch (RuntimeException e) {
            // Not on this thread, which holds up whoever else hands something in.
            later.execute(() -> settled(item, Outcome.failed(e)));
        }
    }

    private void settled(Item item, Outcome outcome) {
        dispatcher.settled(item.number, this, outcome);
    }

    private static Submission answered(Submission s, CompletableFuture<Receipt> answer) {
        return new Submission(
                s.rule(), s.message(), s.caller(), s.requestId(), s.signed(), s.documents(), answer, s.route(), s.payer(),
                s.trace());
    }

    @Override
    public boolean owesNothing() {
        return false;
    }

    @Override
    public void close() {}
}
