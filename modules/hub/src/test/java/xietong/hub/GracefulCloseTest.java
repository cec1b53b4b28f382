// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.writer.Submission;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.Organisation;
import xietong.v1.Receipt;

/** Closing under load: what was answered with a receipt is there afterwards, and everyone gets an answer. */
class GracefulCloseTest {
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final int THREADS = 32;

    @TempDir
    Path folder;

    @Test
    void commands_in_flight_at_closing_are_answered_and_kept_or_refused() throws Exception {
        int rounds = Size.of("closings under load", 2, 60);
        try (TestHub hub = TestHub.start(folder)) {
            DocumentRef paper = Matters.paper(hub.as("京0117"));
            var receipts = new ConcurrentLinkedQueue<Receipt>();
            for (int round = 0; round < rounds; round++) {
                int number = round;
                try (var subscriber = Frames.open(hub.as("津0119").channel(), Frames.named("desk").build())) {
                    String epoch = subscriber.opened().getEpoch();
                    closeUnderLoad(hub, paper, receipts, number, epoch);
                }
                for (Receipt receipt : receipts) {
                    var stored = hub.hub().ledger().request("京0117", receipt.getRequestId());
                    assertThat(stored).as("receipt %s", receipt.getRequestId()).isPresent();
                    assertThat(stored.get().receipt()).isEqualTo(receipt.toByteArray());
                }
            }
            System.out.printf("closing: %d receipts, all kept%n", receipts.size());
        }
    }

    @Test
    void what_waits_for_the_writer_at_closing_is_decided_and_kept() {
        int waiting = 2_000;
        try (TestHub hub = TestHub.start(folder)) {
            DocumentRef paper = Matters.paper(hub.as("京0117"));
            Organisation court = hub.as("京0117").directory().get("京0117");
            CommandRule<Message, Message> rule = Catalogue.rule(SUBMIT).orElseThrow();
            var answers = new ArrayList<CompletableFuture<Receipt>>();
            for (int i = 0; i < waiting; i++) {
                var command = Matters.other(paper, "津0119", "w-" + i);
                var caller = new Caller(court, command.getHeader().getOfficer());
                var answer = new CompletableFuture<Receipt>();
                answers.add(answer);
                hub.hub().writer().submit(new Submission(
                        rule, command, caller, command.getHeader().getRequestId(), null, List.of(), answer));
            }
            hub.restart();
            assertThat(answers).allMatch(CompletableFuture::isDone);
            for (var answer : answers) {
                Receipt receipt = answer.join();
                assertThat(hub.hub().ledger().request("京0117", receipt.getRequestId()).orElseThrow().receipt())
                        .isEqualTo(receipt.toByteArray());
            }
        }
    }

    private static void closeUnderLoad(
            TestHub hub, DocumentRef paper, ConcurrentLinkedQueue<Receipt> receipts, int round, String epoch)
            throws InterruptedException {
        var answered = new AtomicInteger();
        var closed = new AtomicBoolean();
        var odd = new ConcurrentLinkedQueue<Wire.Answer>();
        var threads = new ArrayList<Thread>();
        HubClient sender = hub.another("京0117");
        HubClient reader = hub.another("津0119");
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                for (int i = 0; !closed.get(); i++) {
                    Wire.Answer answer = thread == 0
                            ? Wire.call(reader.channel(), "xietong.v1.MailboxService/Acknowledge",
                                    MailboxServiceAcknowledgeRequest.newBuilder()
                                            .setSubscription("desk")
                                            .setEpoch(epoch)
                                            .build())
                            : Wire.call(sender.channel(), SUBMIT,
                                    Matters.other(paper, "津0119", "g-" + round + "-" + thread + "-" + i));
                    answered.incrementAndGet();
                    if (!answer.accepted()) {
                        if (!expected(answer)) {
                            odd.add(answer);
                        }
                        return;
                    }
                    if (thread != 0) {
                        receipts.add(Wire.parse(EntrustmentServiceSubmitResponse.getDefaultInstance(), answer.only())
                                .getReceipt());
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        Await.until("all threads are at work", () -> answered.get() > 5 * THREADS);
        hub.restart();
        closed.set(true);
        for (Thread thread : threads) {
            thread.join(70_000);
            assertThat(thread.isAlive()).as("everyone is answered").isFalse();
        }
        assertThat(odd).isEmpty();
        sender.close();
        reader.close();
    }

    /** Closing, or the connection was already gone: tried again, either is safe. */
    private static boolean expected(Wire.Answer answer) {
        return answer.status().getCode() == Code.UNAVAILABLE
                && Set.of("REASON_CLOSING", "REASON_NO_WRITER", "").contains(answer.reason());
    }
}
