// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.SubscriptionListener;
import xietong.ledger.Delivery;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.MailboxFilter;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceSubscribeResponse;
import xietong.v1.OfficerRole;

/** Deliveries are numbered 1…n, and a reader can prove that it missed nothing (promise 3). */
class MailboxOrderTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final List<String> TOPICS =
            List.of("entrustment.sent", "entrustment.urged", "entrustment.withdrawn");

    @TempDir
    Path folder;

    private TestHub hub;
    private DocumentRef paper;

    @BeforeEach
    void start() {
        hub = TestHub.start(folder, new HubSettings.Mailbox(Duration.ofMillis(100), Duration.ofHours(1), 50, 50, 16));
        paper = Matters.paper(hub.as(SENDER));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void a_subscriber_that_was_away_catches_up_in_order_and_can_tell_that_it_is_behind() {
        int missed = Size.of("deliveries missed", 2_000, 100_000);
        var last = new AtomicLong();
        try (var before = hub.as(RECIPIENT).subscription("away").start(i -> last.set(i.getSeq()))) {
            Flood.send(hub.as(SENDER), 10, i -> Matters.other(paper, RECIPIENT, "before-" + i));
            Await.until("ten are there", () -> last.get() == 10);
        }
        Flood.send(hub.as(SENDER), missed, i -> Matters.other(paper, RECIPIENT, "missed-" + i));
        try (var stream = Frames.open(hub.as(RECIPIENT).channel(), Frames.named("away").build())) {
            MailboxPosition position = stream.opened();
            assertThat(position.getCursor()).isEqualTo(10);
            assertThat(position.getHead()).isEqualTo(10 + missed);
            MailboxItems first = stream.items();
            assertThat(first.getHead() - first.getItems(first.getItemsCount() - 1).getSeq()).isGreaterThan(missed / 2);
        }
        var next = new AtomicLong(11);
        var wrong = new AtomicBoolean();
        try (var after = hub.as(RECIPIENT).subscription("away").start(i -> {
            wrong.compareAndSet(false, i.getSeq() != next.getAndIncrement() || i.getPrev() != i.getSeq() - 1);
        })) {
            Await.until("all are there", () -> next.get() == 11 + missed);
            assertThat(after.position().head()).isEqualTo(10 + missed);
        }
        assertThat(wrong).as("in order, each once").isFalse();
        List<Delivery> kept = hub.hub().ledger().deliveries(RECIPIENT, 0, 10 + missed + 1);
        assertThat(kept).hasSize(10 + missed);
        assertThat(kept.get(kept.size() - 1).seq()).isEqualTo(10 + missed);
    }

    @Test
    void what_is_sent_as_it_happens_is_what_is_read_later() {
        var live = new CopyOnWriteArrayList<MailboxItem>();
        var later = new CopyOnWriteArrayList<MailboxItem>();
        try (var stream = hub.as(RECIPIENT).subscription("live").start(live::add)) {
            Await.until("connected", () -> stream.position() != null);
            Flood.send(hub.as(SENDER), 40, i -> Matters.other(paper, RECIPIENT, "once-" + i));
            Await.until("all as they happen", () -> live.size() == 40);
        }
        try (var stream = hub.as(RECIPIENT).subscription("later").start(later::add)) {
            Await.until("all from the ledger", () -> later.size() == 40);
        }
        assertThat(live).isEqualTo(later);
    }

    @Test
    void a_filtered_view_proves_that_nothing_is_missing_also_over_reconnects() {
        int steps = Size.of("commands seen through filters", 400, 8_000);
        long seed = System.nanoTime();
        System.out.println("seed: " + seed);
        var random = new Random(seed);
        var open = new ArrayList<String>();
        var readers = List.of(
                new Reader("sent", Set.of(TOPICS.get(0))),
                new Reader("urged", Set.of(TOPICS.get(1))),
                new Reader("ends", Set.of(TOPICS.get(0), TOPICS.get(2))),
                new Reader("none", Set.of("entrustment.confirmed")),
                new Reader("all", Set.of()));
        for (int i = 0; i < steps; i++) {
            act(i, random, open);
            if (random.nextInt(20) == 0) {
                readers.get(random.nextInt(readers.size())).reconnect(random.nextInt(4));
            }
        }
        var all = new TreeMap<Long, String>();
        hub.hub().ledger().deliveries(RECIPIENT, 0, steps + 1).forEach(d -> all.put(d.seq(), d.topic()));
        assertThat(all.lastKey()).isEqualTo(all.size());
        for (Reader reader : readers) {
            List<Long> expected = all.entrySet().stream()
                    .filter(e -> reader.topics.isEmpty() || reader.topics.contains(e.getValue()))
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            reader.finish(expected.isEmpty() ? 0 : expected.get(expected.size() - 1));
            assertThat(reader.seen).as(reader.name).isEqualTo(expected);
        }
    }

    private void act(int i, Random random, List<String> open) {
        var court = hub.as(SENDER).entrustments();
        var header = TestHub.header("act-" + i, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("演示");
        int choice = open.isEmpty() ? 0 : random.nextInt(3);
        String id = open.isEmpty() ? "" : open.get(random.nextInt(open.size()));
        if (choice == 0) {
            open.add(court.submit(Matters.other(paper, RECIPIENT, "act-" + i)).getResource());
        } else if (choice == 1) {
            court.urge(EntrustmentServiceUrgeRequest.newBuilder().setHeader(header).setId(id).setText("催").build());
        } else {
            court.withdraw(EntrustmentServiceWithdrawRequest.newBuilder().setHeader(header).setId(id).build());
            open.remove(id);
        }
    }

    /** Reads through a filter, checks each link of the chain, keeps its own cursor. */
    private final class Reader {
        private final String name;
        private final Set<String> topics;
        private final List<Long> seen = new ArrayList<>();
        private String epoch = "";

        Reader(String name, Set<String> topics) {
            this.name = name;
            this.topics = topics;
        }

        private long last() {
            return seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
        }

        private Frames connect() {
            var request = Frames.named(name)
                    .setFilter(MailboxFilter.newBuilder().addAllTopics(topics))
                    .setWindow(10_000);
            if (!epoch.isEmpty()) {
                request.setEpoch(epoch).setAfterSeq(last());
            }
            var stream = Frames.open(hub.as(RECIPIENT).channel(), request.build());
            epoch = stream.opened().getEpoch();
            return stream;
        }

        void reconnect(int frames) {
            try (var stream = connect()) {
                for (int i = 0; i < frames; i++) {
                    take(stream.next());
                }
            }
        }

        /** Until a heartbeat says that the last item is the last there is; one sent while more is read says so too early. */
        void finish(long end) {
            try (var stream = connect()) {
                while (!take(stream.next()) || last() < end) {}
            }
        }

        private boolean take(MailboxServiceSubscribeResponse frame) {
            for (MailboxItem item : frame.getItems().getItemsList()) {
                assertThat(item.getPrev()).as("%s: the link before %d", name, item.getSeq()).isEqualTo(last());
                assertThat(topics.isEmpty() || topics.contains(item.getTopic())).isTrue();
                seen.add(item.getSeq());
            }
            MailboxPosition position = frame.getHeartbeat().getPosition();
            assertThat(position.getViewHead()).isLessThanOrEqualTo(position.getHead());
            return frame.hasHeartbeat() && position.getViewHead() == last();
        }
    }

    @Test
    void the_sdk_hears_of_no_gap_behind_a_filter_and_a_small_window() {
        int count = Size.of("deliveries through a small window", 300, 20_000);
        var gaps = new AtomicLong();
        var got = new AtomicLong();
        try (var subscription = hub.as(RECIPIENT)
                .subscription("small")
                .topics("entrustment.sent")
                .window(3)
                .listener(new SubscriptionListener() {
                    @Override
                    public void onGap(long expected, long seq) {
                        gaps.incrementAndGet();
                    }
                })
                .start(i -> got.incrementAndGet())) {
            Flood.send(hub.as(SENDER), count, i -> Matters.other(paper, RECIPIENT, "small-" + i));
            Await.until("all are there", () -> got.get() == count);
            assertThat(subscription.running()).isTrue();
        }
        assertThat(gaps).hasValue(0);
    }
}
