// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every ledger promises about reading, whole: records, mailboxes, timers, lists. */
abstract class ReadsContract extends RecordsContract {
    private static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");


    // --- mailboxes

    @Test
    void aMailboxIsNumberedFromOneWithoutHoles() {
        scribe.act("entrustment/1").tell("京0117", "sent").tell("京0117/执行", "sent").and();
        scribe.act("entrustment/1").tell("京0117", "signed").commit();
        scribe.act("entrustment/1").tell("京0117", "reported").commit();

        assertThat(reads.deliveries("京0117", 0, 10)).extracting(Delivery::seq).containsExactly(1L, 2L, 3L);
        assertThat(reads.mailboxHead("京0117")).isEqualTo(3);
        assertThat(reads.mailboxHead("京0117/执行")).isEqualTo(1);
        assertThat(reads.mailboxHead("京0118")).isZero();
    }

    @Test
    void aDeliveryTellsOfItsRecord() {
        Batch batch = scribe.act("entrustment/1").and().act("entrustment/2").tell("a", "t").commit();

        assertThat(reads.deliveries("a", 0, 10))
                .containsExactlyElementsOf(batch.entries().get(1).deliveries());
        assertThat(reads.deliveries("a", 0, 10).get(0).stamp()).isEqualTo(batch.seal().stamp());
    }

    @Test
    void deliveriesComeAfterANumberAndNotMoreThanAsked() {
        IntStream.range(0, 5).forEach(i -> scribe.act("entrustment/1").tell("a", "t").and());
        scribe.commit();

        assertThat(reads.deliveries("a", 2, 2)).extracting(Delivery::seq).containsExactly(3L, 4L);
        assertThat(reads.deliveries("a", 5, 2)).isEmpty();
    }

    @Test
    void theLastNumberIsFoundByTopicAndPlace() {
        for (String topic : List.of("x", "y", "x", "z")) {
            scribe.act("entrustment/1").tell("a", topic).and();
        }
        scribe.commit();

        assertThat(reads.lastSeq("a", Filter.topics(Set.of()), 10)).isEqualTo(4);
        assertThat(reads.lastSeq("a", Filter.topics(Set.of()), 2)).isEqualTo(2);
        assertThat(reads.lastSeq("a", Filter.topics(Set.of("x")), 10)).isEqualTo(3);
        assertThat(reads.lastSeq("a", Filter.topics(Set.of("x")), 2)).isEqualTo(1);
        assertThat(reads.lastSeq("a", Filter.topics(Set.of("x", "y", "unknown")), 10)).isEqualTo(3);
        assertThat(reads.lastSeq("a", Filter.topics(Set.of("unknown")), 10)).isZero();
        assertThat(reads.lastSeq("b", Filter.topics(Set.of()), 10)).isZero();
    }

    private static final List<Labels> PLACES = List.of(
            new Labels("350623", "w-1"),
            new Labels("350602", "w-2"),
            new Labels("", "w-1"),
            new Labels("360881", "w-1"),
            new Labels(Labels.SOMEWHERE, "w-3"),
            new Labels("350623", "w-2"),
            Labels.NONE);

    static Stream<Filter> filters() {
        List<Set<String>> topics = List.of(
                Set.of(), Set.of("k.x"), Set.of("k.x", "l.y"), Set.of("k.*"), Set.of("k.*", "l.y"), Set.of("unknown"),
                Set.of("unknown.*"));
        List<Set<String>> areas = List.of(
                Set.of(), Set.of("35"), Set.of("3506"), Set.of("350623"), Set.of("36", "350602"), Set.of("99"));
        List<Set<String>> persons = List.of(Set.of(), Set.of("w-1"), Set.of("w-2", "w-3"), Set.of("w-9"));
        return topics.stream()
                .flatMap(t -> areas.stream().flatMap(a -> persons.stream().map(p -> new Filter(t, a, p))));
    }

    @Test
    void aFilterFindsTheLastNumberByTopicAreaAndPersonAsReadingAllWouldFindIt() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            scribe.act("alert/" + i)
                    .tell("a", List.of("k.x", "l.y", "k.z", "kk.x").get(random.nextInt(4)), PLACES.get(random.nextInt(PLACES.size())))
                    .tell("b", "x", PLACES.get(i % PLACES.size()))
                    .and();
        }
        scribe.commit();
        List<Delivery> all = reads.deliveries("a", 0, 100);

        filters().forEach(filter -> {
            for (long upTo : new long[] {0, 1, 7, 30, 59, 60, Long.MAX_VALUE}) {
                long expected = all.stream()
                        .filter(d -> d.seq() <= upTo && filter.holds(d))
                        .mapToLong(Delivery::seq)
                        .max()
                        .orElse(0);
                assertThat(reads.lastSeq("a", filter, upTo)).as("%s up to %s", filter, upTo).isEqualTo(expected);
            }
        });
        assertThat(filters().filter(f -> reads.lastSeq("a", f, 60) > 0)).hasSizeGreaterThan(20);
    }

    @Test
    void anAreaHoldsWhatLiesInItAndWhatLiesNobodyKnowsWhereButNotWhatHasNoPlace() {
        var zhangzhou = new Filter(Set.of(), Set.of("3506"), Set.of());

        assertThat(PLACES.stream().filter(zhangzhou::holds).map(Labels::division))
                .containsExactly("350623", "350602", Labels.SOMEWHERE, "350623");
    }

    @Test
    void aDeliveryIsReadWithItsLabels() {
        Batch batch = scribe.act("alert/1").tell("a", "t", PLACES.get(0)).tell("b", "t", Labels.NONE).commit();

        assertThat(reads.deliveries("a", 0, 1).get(0).labels()).isEqualTo(PLACES.get(0));
        assertThat(reads.deliveriesOf(1, 0)).containsExactlyElementsOf(batch.entries().get(0).deliveries());
    }

    @Test
    void aNodeTailsTheMailboxesThatGotSomething() {
        scribe.act("entrustment/1").tell("a", "t").tell("b", "t").commit();
        scribe.act("entrustment/1").tell("b", "t").and().act("entrustment/2").tell("b", "t").tell("c", "t").commit();

        assertThat(reads.mailboxesAfter(1)).containsOnly(java.util.Map.entry("b", 3L), java.util.Map.entry("c", 1L));
        assertThat(reads.mailboxesAfter(0)).containsOnlyKeys("a", "b", "c");
        assertThat(reads.mailboxesAfter(2)).isEmpty();
    }

    @Test
    void aRecordKnowsWhoWasTold() {
        scribe.act("entrustment/1").tell("b", "t").tell("a", "t").and();
        scribe.act("entrustment/2").tell("a", "t").commit();
        List<Delivery> told = reads.deliveriesOf(1, 0);

        assertThat(told).extracting(Delivery::mailbox).containsExactly("a", "b");
        assertThat(scribe.evidence.outcome(told)).isEqualTo(reads.history(1, 0).orElseThrow().outcome());
        assertThat(reads.deliveriesOf(1, 1)).hasSize(1);
        assertThat(reads.deliveriesOf(2, 0)).isEmpty();
    }

    // --- timers and lists

    @Test
    void timersFallDueTheEarliestFirst() {
        scribe.act("entrustment/1").set("late", DUE.plusSeconds(9)).set("b", DUE).set("a", DUE).commit();

        assertThat(reads.nextTimer()).contains(DUE);
        assertThat(reads.timersDue(DUE.minusNanos(1_000), 10)).isEmpty();
        assertThat(reads.timersDue(DUE, 10)).extracting(Timer::id).containsExactly("a", "b");
        assertThat(reads.timersDue(DUE.plusSeconds(60), 2)).hasSize(2);
        assertThat(reads.timersDue(DUE, 1).get(0))
                .usingRecursiveComparison()
                .isEqualTo(new Timer("a", "entrustment/1", DUE, Scribe.bytes("fire a")));
    }

    @Test
    void aClearedTimerIsGoneAndOneThatIsSetAgainMoves() {
        scribe.act("entrustment/1").set("a", DUE).set("b", DUE).commit();
        scribe.act("entrustment/1").clear("a").clear("never there").set("b", DUE.plusSeconds(5)).commit();

        assertThat(reads.nextTimer()).contains(DUE.plusSeconds(5));
        assertThat(reads.timersDue(DUE.plusSeconds(5), 10)).extracting(Timer::id).containsExactly("b");
    }

    @Test
    void aListIsPagedInOrder() {
        scribe.act("entrustment/2").list("inbox", "京0117", "2026-03-01").and();
        scribe.act("entrustment/1").list("inbox", "京0117", "2026-03-01").and();
        scribe.act("entrustment/3").list("inbox", "京0117", "2026-02-01").list("inbox", "京0118", "0").commit();
        List<IndexRow> first = reads.index("inbox", "京0117", null, 2);

        assertThat(first).extracting(IndexRow::resource).containsExactly("entrustment/3", "entrustment/1");
        assertThat(reads.index("inbox", "京0117", first.get(1), 2))
                .extracting(IndexRow::resource)
                .containsExactly("entrustment/2");
        assertThat(reads.index("outbox", "京0117", null, 2)).isEmpty();
    }

    @Test
    void listsSortTextByItsBytes() {
        for (String sort : List.of("b", "B", "中", "a", "é", "_", "1")) {
            scribe.act("entrustment/1").list("l", "o", sort).and();
        }
        scribe.commit();

        assertThat(reads.index("l", "o", null, 10))
                .extracting(IndexRow::sort)
                .containsExactly("1", "B", "_", "a", "b", "é", "中");
    }

    @Test
    void rowsAreAddedAndRemoved() {
        scribe.act("entrustment/1").list("inbox", "a", "1").list("inbox", "a", "2").commit();
        scribe.act("entrustment/1").list("inbox", "a", "1").unlist("inbox", "a", "2").unlist("inbox", "a", "3").commit();

        assertThat(reads.index("inbox", "a", null, 10)).extracting(IndexRow::sort).containsExactly("1");
    }

    @Test
    void documentsToEraseComePageByPage() {
        for (String digest : List.of("sha256:3", "sha256:1", "sha256:2")) {
            scribe.act("entrustment/1").cite(digest).and();
        }
        scribe.commit();
        assertThat(reads.documentsToErase(null, 10)).isEmpty();
        scribe.act("entrustment/1").erase().commit();
        List<DocumentKey> first = reads.documentsToErase(null, 2);

        assertThat(first).extracting(DocumentKey::digest).containsExactly("sha256:1", "sha256:2");
        assertThat(reads.documentsToErase(first.get(1), 2))
                .containsExactly(new DocumentKey("京0105", "sha256:3"));
    }

    // --- at the same time

    @Test
    void readersSeeWholeBatchesWhileTheWriterGoesOn() throws Exception {
        var done = new AtomicBoolean();
        Callable<Integer> reader = () -> {
            int rounds = 0;
            while (!done.get() || rounds == 0) {
                // Each batch tells both mailboxes ten times: a half-seen batch would show in either count.
                long position = reads.heads().position();
                for (String mailbox : List.of("a", "b")) {
                    long head = reads.mailboxHead(mailbox);
                    assertThat(head % 10).isZero();
                    assertThat(head).isGreaterThanOrEqualTo(position * 10);
                    assertThat(reads.deliveries(mailbox, 0, 10_000)).hasSizeGreaterThanOrEqualTo((int) head);
                }
                rounds++;
            }
            return rounds;
        };
        var executor = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> readers = List.of(executor.submit(reader), executor.submit(reader), executor.submit(reader));
            for (int batch = 0; batch < 40; batch++) {
                for (int i = 0; i < 10; i++) {
                    scribe.act("entrustment/" + i).tell("a", "t").tell("b", "t").and();
                }
                scribe.commit();
            }
            done.set(true);
            for (Future<Integer> each : readers) {
                assertThat(each.get()).isPositive();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a reader failed", e.getCause());
        } finally {
            done.set(true);
            executor.shutdownNow();
        }
        assertThat(reads.mailboxHead("a")).isEqualTo(400);
    }
}
