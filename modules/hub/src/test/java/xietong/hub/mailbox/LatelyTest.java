// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xietong.ledger.Batch;
import xietong.ledger.Delivery;
import xietong.ledger.StoredState;

class LatelyTest {
    private static final byte[] NONE = new byte[0];

    private final Lately lately = new Lately();

    private static Delivery delivery(String mailbox, long seq) {
        return delivery(mailbox, seq, "r-" + seq, 1);
    }

    private static Delivery delivery(String mailbox, long seq, String resource, long revision) {
        return new Delivery(mailbox, seq, seq, 0, "entrustment.sent", "RECIPIENT", resource, revision, Instant.EPOCH, "京0117");
    }

    private static Delivery of(String resource, long revision) {
        return delivery("津0119", 1, resource, revision);
    }

    private static StoredState row(String id, long revision) {
        return row(id, revision, 0);
    }

    private static StoredState row(String id, long revision, int length) {
        return new StoredState(id, "entrustment", revision, revision, new byte[length], NONE);
    }

    private static Batch batch(StoredState row, Delivery... deliveries) {
        return new Batch(null, List.of(new Batch.Entry(null, row, null, List.of(deliveries), List.of(), List.of(), List.of(),
                List.of(), List.of(), Map.of(), false, null)), List.of());
    }

    private Optional<List<Long>> after(long seq, int limit) {
        return lately.deliveries("津0119", seq, limit).map(found -> found.stream().map(Delivery::seq).toList());
    }

    @Test
    void whoStandsRightBeforeWhatWasToldGetsItAndWhoStandsElsewhereReadsTheLedger() {
        lately.committed(batch(row("r-7", 1), delivery("津0119", 7)));
        lately.committed(batch(row("r-8", 1), delivery("津0119", 8), delivery("津0119", 9), delivery("京0117", 1)));
        assertThat(after(6, 10)).hasValue(List.of(7L, 8L, 9L));
        assertThat(after(7, 1)).hasValue(List.of(8L));
        assertThat(after(5, 10)).as("6 is not known here").isEmpty();
        assertThat(after(9, 10)).as("there may be more").isEmpty();
        assertThat(lately.deliveries("津0120", 0, 10)).isEmpty();
    }

    @Test
    void aGapForgetsWhatWasBeforeItAndOnlyTheNewestAreKept() {
        lately.committed(batch(row("r", 1), delivery("津0119", 7)));
        lately.committed(batch(row("r", 2), delivery("津0119", 9)));
        assertThat(after(6, 10)).isEmpty();
        assertThat(after(8, 10)).hasValue(List.of(9L));
        for (long seq = 10; seq <= 40; seq++) {
            lately.committed(batch(row("r", seq), delivery("津0119", seq)));
        }
        assertThat(after(8, 100)).isEmpty();
        assertThat(after(31, 100)).isEmpty();
        assertThat(after(32, 100).orElseThrow()).hasSize(8).endsWith(40L);
    }

    @Test
    void aStateIsTheLastOneToldAndOneThatIsNotKnownAsLateIsRead() {
        lately.committed(batch(row("r-1", 1), delivery("津0119", 1)));
        lately.committed(batch(row("r-1", 2)));
        lately.committed(batch(row("r-3", 4)));
        var read = new ArrayList<String>();
        Map<String, StoredState> found = lately.rows(List.of(of("r-1", 1), of("r-2", 1), of("r-3", 4), of("r-3", 6)), missing -> {
            read.addAll(missing);
            return Map.of("r-2", row("r-2", 5), "r-3", row("r-3", 6));
        });
        assertThat(read).as("nobody told of one, and the other changed elsewhere").containsExactlyInAnyOrder("r-2", "r-3");
        assertThat(found.get("r-1").revision()).isEqualTo(2);
        assertThat(found.get("r-2").revision()).isEqualTo(5);
        assertThat(found.get("r-3").revision()).isEqualTo(6);
    }

    @Test
    void longStatesAreReadAndOfTheOthersOnlySoManyBytesAreKept() {
        lately.committed(batch(row("r-1", 1, 100)));
        lately.committed(batch(row("r-1", 2, 20_000)));
        assertThat(known("r-1")).as("too long by now").isFalse();
        for (int i = 0; i < 1_000; i++) {
            lately.committed(batch(row("s-" + i, 1, 10_000)));
        }
        assertThat(IntStream.range(0, 1_000).filter(i -> known("s-" + i)).count()).isBetween(1L, 420L);
    }

    private boolean known(String id) {
        return lately.rows(List.of(of(id, 1)), missing -> Map.of()).containsKey(id);
    }

    @Test
    void nothingIsKnownAnyMoreOnceCommitsWereMissed() {
        lately.committed(batch(row("r-1", 1), delivery("津0119", 1)));
        lately.missed();
        assertThat(after(0, 10)).isEmpty();
        assertThat(lately.rows(List.of(of("r-1", 1)), missing -> Map.of("r-1", row("r-1", 3))).get("r-1").revision()).isEqualTo(3);
    }
}
