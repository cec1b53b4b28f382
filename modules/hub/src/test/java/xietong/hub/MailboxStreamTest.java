// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceAcknowledgeResponse;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeResponse.FrameCase;

/** How a single stream lives and ends (promise 3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailboxStreamTest {
    private static final String FETCH = "xietong.v1.MailboxService/Fetch";
    private static final String ACKNOWLEDGE = "xietong.v1.MailboxService/Acknowledge";
    private static final int ITEMS = 5;

    @TempDir
    static Path folder;

    private TestHub hub;
    private DocumentRef paper;
    private int sent;

    @BeforeAll
    void start() {
        hub = TestHub.start(folder, new HubSettings.Mailbox(Duration.ofMillis(200), Duration.ofHours(1), 50, 50, 128));
        paper = Matters.paper(hub.as("京0117"));
        send("津0119", ITEMS);
    }

    @AfterAll
    void close() {
        hub.close();
    }

    private void send(String recipient, int count) {
        for (int i = 0; i < count; i++) {
            hub.as("京0117").entrustments().submit(Matters.other(paper, recipient, "m-" + sent++));
        }
    }

    private HubClient reader() {
        return hub.as("津0119");
    }

    private long acknowledge(String subscription, String epoch, long seq) {
        Wire.Answer answer = Wire.call(reader().channel(), ACKNOWLEDGE, MailboxServiceAcknowledgeRequest.newBuilder()
                .setSubscription(subscription)
                .setEpoch(epoch)
                .setSeq(seq)
                .build());
        return Wire.parse(MailboxServiceAcknowledgeResponse.getDefaultInstance(), answer.only()).getCursor();
    }

    private void requireOutOfRange(Wire.Answer answer, MailboxPosition position) {
        assertThat(answer.status().getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(answer.reason()).isEqualTo("REASON_CURSOR_OUT_OF_RANGE");
        assertThat(answer.metadata()).containsEntry("epoch", position.getEpoch()).containsEntry("floor", "1");
        assertThat(Long.parseLong(answer.metadata().get("head"))).isGreaterThanOrEqualTo(position.getHead());
    }

    @Test
    void a_cursor_of_another_epoch_or_beyond_the_head_is_out_of_range() {
        MailboxPosition now;
        try (var stream = Frames.open(reader().channel(), Frames.named("range").build())) {
            now = stream.opened();
        }
        long beyond = now.getHead() + 1_000;
        for (var wrong : List.of(
                Frames.named("range").setEpoch("another").setAfterSeq(1),
                Frames.named("range").setEpoch("another"),
                Frames.named("range").setAfterSeq(1),
                Frames.named("range").setEpoch(now.getEpoch()).setAfterSeq(beyond),
                Frames.named("range").setEpoch(now.getEpoch()).setAfterSeq(-1))) {
            try (var stream = Frames.open(reader().channel(), wrong.build())) {
                requireOutOfRange(stream.end(), now);
            }
        }
        for (var wrong : List.of(
                MailboxServiceFetchRequest.newBuilder().setEpoch("another").setAfterSeq(1),
                MailboxServiceFetchRequest.newBuilder().setAfterSeq(1),
                MailboxServiceFetchRequest.newBuilder().setEpoch(now.getEpoch()).setAfterSeq(beyond))) {
            requireOutOfRange(Wire.call(reader().channel(), FETCH, wrong.build()), now);
        }
        var acknowledgement = MailboxServiceAcknowledgeRequest.newBuilder()
                .setSubscription("range")
                .setEpoch(now.getEpoch())
                .setSeq(beyond);
        requireOutOfRange(Wire.call(reader().channel(), ACKNOWLEDGE, acknowledgement.build()), now);
    }

    @Test
    void a_later_connection_takes_the_subscription_over() {
        try (var first = Frames.open(reader().channel(), Frames.named("taken").build())) {
            first.opened();
            assertThat(first.item().getSeq()).isEqualTo(1);
            try (var second = Frames.open(reader().channel(), Frames.named("taken").build())) {
                second.opened();
                assertThat(second.item().getSeq()).isEqualTo(1);
                Wire.Answer end = first.end();
                assertThat(end.status().getCode()).isEqualTo(Status.Code.ABORTED);
                assertThat(end.reason()).isEqualTo("REASON_SUBSCRIPTION_TAKEN_OVER");
                assertThat(second.heartbeat().getViewHead()).isGreaterThanOrEqualTo(ITEMS);
            }
        }
    }

    @Test
    void an_acknowledgement_moves_the_cursor_forward_only_and_survives_a_restart() {
        String epoch;
        try (var stream = Frames.open(reader().channel(), Frames.named("kept").build())) {
            epoch = stream.opened().getEpoch();
        }
        assertThat(acknowledge("kept", epoch, 3)).isEqualTo(3);
        assertThat(acknowledge("kept", epoch, 2)).isEqualTo(3);
        hub.restart();
        try (var stream = Frames.open(reader().channel(), Frames.named("kept").build())) {
            assertThat(stream.opened().getCursor()).isEqualTo(3);
            MailboxItem next = stream.item();
            assertThat(next.getSeq()).isEqualTo(4);
            assertThat(next.getPrev()).isEqualTo(3);
        }
    }

    @Test
    void an_acknowledgement_does_not_wait_for_the_next_command() {
        String epoch;
        try (var stream = Frames.open(reader().channel(), Frames.named("prompt").build())) {
            epoch = stream.opened().getEpoch();
        }
        long start = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            acknowledge("prompt", epoch, 1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void an_idle_stream_shows_signs_of_life_with_its_position() {
        try (var stream = Frames.open(reader().channel(), Frames.named("idle").build())) {
            String epoch = stream.opened().getEpoch();
            acknowledge("idle", epoch, 2);
            MailboxPosition position = stream.heartbeat();
            while (position.getCursor() < 2) {
                // One may have been under way when the acknowledgement came.
                position = stream.heartbeat();
            }
            assertThat(position.getEpoch()).isEqualTo(epoch);
            assertThat(position.getFloor()).isEqualTo(1);
            assertThat(position.getHead()).isGreaterThanOrEqualTo(ITEMS);
            assertThat(position.getViewHead()).isEqualTo(position.getHead());
            assertThat(position.getCursor()).isEqualTo(2);
            assertThat(stream.next(FrameCase.HEARTBEAT).getHeartbeat().hasTime()).isTrue();
        }
    }

    @Test
    void a_window_holds_back_until_items_are_acknowledged_and_the_heartbeat_tells() {
        send("冀0822", 5);
        var other = hub.as("冀0822");
        try (var stream = Frames.open(other.channel(), Frames.named("window").setWindow(2).build())) {
            String epoch = stream.opened().getEpoch();
            var seen = new ArrayList<Long>();
            while (seen.size() < 2) {
                stream.items().getItemsList().forEach(i -> seen.add(i.getSeq()));
            }
            MailboxPosition behind = stream.heartbeat();
            assertThat(seen).containsExactly(1L, 2L);
            assertThat(behind.getViewHead()).isEqualTo(5);
            other.call(MailboxServiceGrpc.getAcknowledgeMethod(), MailboxServiceAcknowledgeRequest.newBuilder()
                    .setSubscription("window")
                    .setEpoch(epoch)
                    .setSeq(1)
                    .build());
            assertThat(stream.item().getSeq()).isEqualTo(3);
        }
    }

    @Test
    void fetching_gives_pages_with_the_same_numbers() {
        var request = MailboxServiceFetchRequest.newBuilder().setLimit(2);
        var seqs = new ArrayList<Long>();
        MailboxServiceFetchResponse page;
        do {
            page = Wire.parse(
                    MailboxServiceFetchResponse.getDefaultInstance(),
                    Wire.call(reader().channel(), FETCH, request.build()).only());
            page.getItemsList().forEach(i -> {
                assertThat(i.getPrev()).isEqualTo(i.getSeq() - 1);
                seqs.add(i.getSeq());
            });
            request.setEpoch(page.getPosition().getEpoch()).setAfterSeq(seqs.get(seqs.size() - 1));
        } while (seqs.get(seqs.size() - 1) < page.getPosition().getViewHead());
        assertThat(seqs).startsWith(1L, 2L, 3L, 4L, 5L).hasSize((int) page.getPosition().getHead());
    }
}
