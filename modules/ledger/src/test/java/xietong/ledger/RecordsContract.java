// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about reading states, requests, history and rule book. Knows no implementation. */
abstract class RecordsContract {
    Ledger ledger;
    Scribe scribe;

    /** Settings of this test's own ledger, which does not exist yet. */
    abstract LedgerSettings settings();

    @BeforeEach
    void open() {
        ledger = Ledgers.open(settings());
        scribe = new Scribe(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    // --- states, requests, history

    @Test
    void aStateIsTheLastOneWritten() {
        scribe.act("entrustment/1").commit();
        Batch last = scribe.act("entrustment/1").body(new byte[] {1, 0, -1}).commit();

        assertThat(ledger.state("entrustment/1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(last.entries().get(0).state());
        assertThat(ledger.state("entrustment/2")).isEmpty();
    }

    @Test
    void severalStatesAreReadAtOnceAndMissingOnesAreLeftOut() {
        IntStream.range(0, 300).forEach(i -> scribe.act("entrustment/" + i).and());
        scribe.commit();
        List<String> ids = IntStream.range(-5, 295)
                .mapToObj(i -> "entrustment/" + i)
                .toList();

        assertThat(ledger.states(ids)).hasSize(295).containsKey("entrustment/294").doesNotContainKey("entrustment/-1");
        assertThat(ledger.states(List.of())).isEmpty();
        assertThat(ledger.states(List.of("entrustment/1", "entrustment/1"))).hasSize(1);
    }

    @Test
    void statesOfAKindComeInOrderOfIdPageByPage() {
        for (String id : List.of("freeze/3", "freeze/1", "freeze/2")) {
            scribe.act(id).kind("freeze").and();
        }
        scribe.act("entrustment/1").commit();

        assertThat(ledger.statesOfKind("freeze", "", 2)).extracting(StoredState::id).containsExactly("freeze/1", "freeze/2");
        assertThat(ledger.statesOfKind("freeze", "freeze/2", 2)).extracting(StoredState::id).containsExactly("freeze/3");
    }

    @Test
    void aRequestGivesItsReceiptByteForByte() {
        Batch batch = scribe.act("entrustment/1").organisation("京0117").request("r/1").commit();

        assertThat(ledger.request("京0117", "r/1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(batch.entries().get(0).request());
        assertThat(ledger.request("京0117", "R/1")).isEmpty();
        assertThat(ledger.request("京0105", "r/1")).isEmpty();
    }

    @Test
    void severalRequestsAreReadAtOnceAndOnesThatWereNotAcceptedAreLeftOut() {
        IntStream.range(0, 300)
                .forEach(i -> scribe.act("entrustment/" + i).organisation("京01" + i % 7).request("r" + i).and());
        Batch batch = scribe.commit();
        List<RequestKey> keys = IntStream.range(-5, 295)
                .mapToObj(i -> new RequestKey("京01" + Math.floorMod(i, 7), "r" + i))
                .toList();

        assertThat(ledger.requests(keys)).hasSize(295).doesNotContainKey(keys.get(0));
        assertThat(ledger.requests(keys).get(keys.get(5)))
                .usingRecursiveComparison()
                .isEqualTo(batch.entries().get(0).request());
        assertThat(ledger.requests(List.of(new RequestKey("京011", "r0")))).isEmpty();
        assertThat(ledger.requests(List.of())).isEmpty();
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        Batch batch = scribe.act("entrustment/1").personal("张三").signed().tell("a", "t").commit();
        HistoryRecord record = batch.entries().get(0).history();

        assertThat(ledger.history(1, 0).orElseThrow()).usingRecursiveComparison().isEqualTo(record);
        assertThat(scribe.evidence.record(ledger.history(1, 0).orElseThrow())).isEqualTo(record.digest());
        assertThat(ledger.history(1, 1)).isEmpty();
    }

    @Test
    void aRecordThatWasNotSignedHasNoSignedMessage() {
        scribe.act("entrustment/1").commit();

        assertThat(ledger.history(1, 0).orElseThrow().signed()).isNull();
        assertThat(ledger.history(1, 0).orElseThrow().parts()).isEmpty();
    }

    @Test
    void historyComesInOrderPageByPage() {
        scribe.act("entrustment/1").and().act("entrustment/2").and().act("entrustment/3").commit();
        scribe.act("entrustment/4").commit();

        assertThat(ledger.historyAfter(0, 0, 2))
                .extracting(HistoryRecord::resource)
                .containsExactly("entrustment/1", "entrustment/2");
        assertThat(ledger.historyAfter(1, 1, 5))
                .extracting(HistoryRecord::resource)
                .containsExactly("entrustment/3", "entrustment/4");
        assertThat(ledger.historyAfter(2, 0, 5)).isEmpty();
    }

    @Test
    void historyOfAResourceComesByRevision() {
        scribe.act("entrustment/1").and().act("entrustment/10").and().act("entrustment/1").commit();
        scribe.act("entrustment/1").commit();

        assertThat(ledger.historyOf("entrustment/1")).extracting(HistoryRecord::revision).containsExactly(1L, 2L, 3L);
        assertThat(ledger.historyOf("entrustment/9")).isEmpty();
    }

    @Test
    void sealsComeInOrderAndAreChained() {
        Seal first = scribe.act("entrustment/1").commit().seal();
        Seal second = scribe.act("entrustment/2").and().act("entrustment/3").commit().seal();

        assertThat(ledger.sealsAfter(0, 10)).usingRecursiveComparison().isEqualTo(List.of(first, second));
        assertThat(ledger.sealsAfter(1, 10).get(0).previous()).isEqualTo(first.digest());
        assertThat(ledger.sealsAfter(0, 1)).hasSize(1);
        assertThat(ledger.sealsAfter(2, 1)).isEmpty();
    }

    // --- rule book

    @Test
    void theRuleBookHasTheLatestBodyOfEachKeyUpToAVersion() {
        scribe.act("rules").kind("rules").rule("clocks", "1").rule("matters", "1").commit();
        scribe.act("rules").kind("rules").commit();
        scribe.act("rules").kind("rules").rule("clocks", "3").commit();

        assertThat(ledger.rulesVersion()).isEqualTo(3);
        assertThat(ledger.rules(2)).containsEntry("clocks", Scribe.bytes("1")).hasSize(2);
        assertThat(ledger.rules(3)).containsEntry("clocks", Scribe.bytes("3")).containsEntry("matters", Scribe.bytes("1"));
        assertThat(ledger.rules(0)).isEmpty();
    }
}
