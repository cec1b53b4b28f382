// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.Receipt;

/** As much as the hub holds and no more; what is accepted is never lost by it. */
class OverloadTest {
    private static final int THREADS = 64;

    @TempDir
    Path folder;

    @Test
    void an_overloaded_hub_says_so_loses_nothing_and_lets_retries_through() throws Exception {
        int each = Size.of("commands of each of 64 threads at a queue of four", 20, 400);
        var tiny = new HubSettings.Writer(2, 4, 3, Duration.ofSeconds(5), Duration.ofSeconds(1));
        try (TestHub hub = TestHub.start(folder, tiny)) {
            DocumentRef paper = Matters.paper(hub.as("京0117"));
            var channel = hub.as("京0117").channel();
            var accepted = new ConcurrentLinkedQueue<Receipt>();
            var overloaded = new ConcurrentLinkedQueue<Wire.Answer>();
            together(t -> {
                for (int i = 0; i < each; i++) {
                    Wire.Answer answer = Wire.call(
                            channel,
                            "xietong.v1.EntrustmentService/Submit",
                            Matters.other(paper, "津0119", "o-" + t + "-" + i));
                    if (answer.accepted()) {
                        accepted.add(Wire.parse(EntrustmentServiceSubmitResponse.getDefaultInstance(), answer.only())
                                .getReceipt());
                    } else {
                        overloaded.add(answer);
                    }
                }
                return null;
            });
            System.out.printf("overload: %d accepted, %d refused%n", accepted.size(), overloaded.size());
            assertThat(overloaded).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.status().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
                assertThat(answer.reason()).isEqualTo("REASON_OVERLOADED");
                assertThat(Long.parseLong(answer.metadata().get("retry_after_ms"))).isPositive();
            });
            assertThat(accepted.size() + overloaded.size()).isEqualTo(THREADS * each);
            requireKept(hub, List.copyOf(accepted));

            List<Receipt> retried = together(t -> hub.as("京0117").entrustments()
                    .submit(Matters.other(paper, "津0119", "retried-" + t)));
            assertThat(new HashSet<>(retried)).hasSize(THREADS);
            hub.restart();
            requireKept(hub, List.copyOf(accepted));
            requireKept(hub, retried);
            assertThat(hub.hub().ledger().mailboxHead("津0119")).isEqualTo(accepted.size() + THREADS);
        }
    }

    private static void requireKept(TestHub hub, List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            var stored = hub.hub().ledger().request(receipt.getOrganisation(), receipt.getRequestId()).orElseThrow();
            assertThat(stored.receipt()).isEqualTo(receipt.toByteArray());
            assertThat(hub.hub().ledger().state(receipt.getResource())).isPresent();
            assertThat(hub.hub().ledger().history(receipt.getPosition(), receipt.getOrdinal()).orElseThrow().digest())
                    .isEqualTo(receipt.getDigest().toByteArray());
        }
    }

    private interface Task<T> {
        T run(int thread) throws Exception;
    }

    private static <T> List<T> together(Task<T> task) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<Callable<T>>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                running.add(() -> task.run(thread));
            }
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(running)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
