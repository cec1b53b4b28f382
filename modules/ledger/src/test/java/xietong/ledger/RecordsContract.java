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
    Reads reads;
    Scribe scribe;

    /** Settings of this test's own ledger, which does not exist yet. */
    abstract LedgerSettings settings();

    /** Which of the ledger's reads are tested. */
    Reads reads(Ledger opened) {
        return opened;
    }

    @BeforeEach
    void open() {
        ledger = Ledgers.open(settings());
        reads = reads(ledger);
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

        assertThat(reads.state("entrustment/1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(last.entries().get(0).state());
        assertThat(reads.state("entrustment/2")).isEmpty();
    }

    @Test
    void severalStatesAreReadAtOnceAndMissingOnesAreLeftOut() {
        IntStream.range(0, 300).forEach(i -> scribe.act("entrustment/" + i).and());
        scribe.commit();
        List<String> ids = IntStream.range(-5, 295)
                .mapToObj(i -> "entrustment/" + i)
                .toList();

        assertThat(reads.states(ids)).hasSize(295).containsKey("entrustment/294").doesNotContainKey("entrustment/-1");
        assertThat(reads.states(List.of())).isEmpty();
        assertThat(reads.states(List.of("entrustment/1", "entrustment/1"))).hasSize(1);
    }

    @Test
    void statesOfAKindComeInOrderOfIdPageByPage() {
        for (String id : List.of("freeze/3", "freeze/1", "freeze/2")) {
            scribe.act(id).kind("freeze").and();
        }
        scribe.act("entrustment/1").commit();

        assertThat(reads.statesOfKind("freeze", "", 2)).extracting(StoredState::id).containsExactly("freeze/1", "freeze/2");
        assertThat(reads.statesOfKind("freeze", "freeze/2", 2)).extracting(StoredState::id).containsExactly("freeze/3");
        assertThat(reads.idsOfKind("freeze", "", 2)).containsExactly("freeze/1", "freeze/2");
        assertThat(reads.idsOfKind("freeze", "freeze/2", 2)).containsExactly("freeze/3");
    }

    @Test
    void aRequestGivesItsReceiptByteForByte() {
        Batch batch = scribe.act("entrustment/1").organisation("京0117").request("r/1").commit();

        assertThat(reads.request("京0117", "r/1").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(batch.entries().get(0).request());
        assertThat(reads.request("京0117", "R/1")).isEmpty();
        assertThat(reads.request("京0105", "r/1")).isEmpty();
    }

    @Test
    void severalRequestsAreReadAtOnceAndOnesThatWereNotAcceptedAreLeftOut() {
        IntStream.range(0, 300)
                .forEach(i -> scribe.act("entrustment/" + i).organisation("京01" + i % 7).request("r" + i).and());
        Batch batch = scribe.commit();
        List<RequestKey> keys = IntStream.range(-5, 295)
                .mapToObj(i -> new RequestKey("京01" + Math.floorMod(i, 7), "r" + i))
                .toList();

        assertThat(reads.requests(keys)).hasSize(295).doesNotContainKey(keys.get(0));
        assertThat(reads.requests(keys).get(keys.get(5)))
                .usingRecursiveComparison()
                .isEqualTo(batch.entries().get(0).request());
        assertThat(reads.requests(List.of(new RequestKey("京011", "r0")))).isEmpty();
        assertThat(reads.requests(List.of())).isEmpty();
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        Batch batch = scribe.act("entrustment/1").personal("张三").signed().tell("a", "t").commit();
        HistoryRecord record = batch.entries().get(0).history();

        assertThat(reads.history(1, 0).orElseThrow()).usingRecursiveComparison().isEqualTo(record);
        assertThat(scribe.evidence.record(reads.history(1, 0).orElseThrow())).isEqualTo(record.digest());
        assertThat(reads.history(1, 1)).isEmpty();
    }

    @Test
    void aRecordThatWasNotSignedHasNoSignedMessage() {
        scribe.act("entrustment/1").commit();

        assertThat(reads.history(1, 0).orElseThrow().signed()).isNull();
        assertThat(reads.history(1, 0).orElseThrow().parts()).isEmpty();
    }

    @Test
    void historyComesInOrderPageByPage() {
        scribe.act("entrustment/1").and().act("entrustment/2").and().act("entrustment/3").commit();
        scribe.act("entrustment/4").commit();

        assertThat(reads.historyAfter(0, 0, 2))
                .extracting(HistoryRecord::resource)
                .containsExactly("entrustment/1", "entrustment/2");
        assertThat(reads.historyAfter(1, 1, 5))
                .extracting(HistoryRecord::resource)
                .containsExactly("entrustment/3", "entrustment/4");
        assertThat(reads.historyAfter(2, 0, 5)).isEmpty();
    }

    @Test
    void historyOfAResourceComesByRevision() {
        scribe.act("entrustment/1").and().act("entrustment/10").and().act("entrustment/1").commit();
        scribe.act("entrustment/1").commit();

        assertThat(reads.historyOf("entrustment/1")).extracting(HistoryRecord::revision).containsExactly(1L, 2L, 3L);
        assertThat(reads.historyOf("entrustment/9")).isEmpty();
    }

    @Test
    void sealsComeInOrderAndAreChained() {
        Seal first = scribe.act("entrustment/1").commit().seal();
        Seal second = scribe.act("entrustment/2").and().act("entrustment/3").commit().seal();

        assertThat(reads.sealsAfter(0, 10)).usingRecursiveComparison().isEqualTo(List.of(first, second));
        assertThat(reads.sealsAfter(1, 10).get(0).previous()).isEqualTo(first.digest());
        assertThat(reads.sealsAfter(0, 1)).hasSize(1);
        assertThat(reads.sealsAfter(2, 1)).isEmpty();
    }

    // --- rule book

    @Test
    void theRuleBookHasTheLatestBodyOfEachKeyUpToAVersion() {
        scribe.act("rules").kind("rules").rule("clocks", "1").rule("matters", "1").commit();
        scribe.act("rules").kind("rules").commit();
        scribe.act("rules").kind("rules").rule("clocks", "3").commit();

        assertThat(reads.rulesVersion()).isEqualTo(3);
        assertThat(reads.rules(2)).containsEntry("clocks", Scribe.bytes("1")).hasSize(2);
        assertThat(reads.rules(3)).containsEntry("clocks", Scribe.bytes("3")).containsEntry("matters", Scribe.bytes("1"));
        assertThat(reads.rules(0)).isEmpty();
    }

    @Test
    void oneKeyOfTheRuleBookIsReadAsItWasInAVersion() {
        scribe.act("rules").kind("rules").rule("clocks", "1").commit();
        scribe.act("rules").kind("rules").rule("matters", "2").commit();
        scribe.act("rules").kind("rules").rule("clocks", "3").commit();

        assertThat(reads.rule("clocks", 2)).contains(Scribe.bytes("1"));
        assertThat(reads.rule("clocks", 3)).contains(Scribe.bytes("3"));
        assertThat(reads.rule("matters", 1)).isEmpty();
        assertThat(reads.rule("unknown", 3)).isEmpty();
    }
}
