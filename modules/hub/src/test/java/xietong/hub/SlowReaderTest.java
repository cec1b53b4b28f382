// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceGrpc;

/** A reader that takes nothing costs nothing and holds back nobody (promise 3). */
class SlowReaderTest {
    private static final String RECIPIENT = "津0119";
    /** Frames that are on their way to a reader, its connection's windows and buffers included. */
    private static final long UNDER_WAY = 12L << 20;
    /** What the hub keeps of a matter in memory by itself: its shared status. */
    private static final long PER_MATTER = 1_500;

    @TempDir
    Path folder;

    @Test
    void a_reader_that_stops_reading_holds_back_nobody_and_costs_no_memory() throws Exception {
        int deliveries = Size.of("large deliveries beside a reader that has stopped", 3_000, 20_000);
        try (TestHub hub = TestHub.start(folder); HubClient stopped = hub.another(RECIPIENT)) {
            HubClient healthy = hub.as(RECIPIENT);
            DocumentRef paper = Matters.paper(hub.as("京0117"));
            Flood.send(hub.as("京0117"), 200, i -> Matters.large(paper, RECIPIENT, "warm-" + i));
            var taken = new AtomicLong();
            var largest = new AtomicLong();
            try (var fast = healthy.subscription("fast").window(10_000).start(item -> {
                        largest.accumulateAndGet(item.getSerializedSize(), Math::max);
                        taken.set(item.getSeq());
                    });
                    var slow = new Frames(
                            stopped.channel(), Frames.named("slow").setWindow(10_000).build(), 2)) {
                String epoch = slow.opened().getEpoch();
                MailboxItem first = slow.item();
                Await.until("the fast one has caught up", () -> taken.get() == 200);
                long before = Memory.used();
                Flood.send(hub.as("京0117"), deliveries, i -> Matters.large(paper, RECIPIENT, "large-" + i));
                Await.until("the fast one has everything", () -> taken.get() == 200 + deliveries);
                long grown = Memory.used() - before;
                long wouldBe = Math.min(10_000L, deliveries) * largest.get();
                System.out.printf(
                        "a stopped reader: memory grew by %,d KiB; its deliveries are %,d KiB%n",
                        grown >> 10, wouldBe >> 10);
                assertThat(wouldBe).as("large enough to be seen").isGreaterThan(UNDER_WAY + deliveries * PER_MATTER);
                assertThat(grown).isLessThan(UNDER_WAY + deliveries * PER_MATTER);
                assertThat(first.getSeq()).isEqualTo(1);
                healthy.call(MailboxServiceGrpc.getAcknowledgeMethod(), MailboxServiceAcknowledgeRequest.newBuilder()
                        .setSubscription("slow")
                        .setEpoch(epoch)
                        .setSeq(1)
                        .build());
            }
        }
    }
}
