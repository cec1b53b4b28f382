// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger promises about figures: they change with the batch that they follow from, or not at all. */
abstract class FiguresContract extends LeaseContract {
    private static Figures.Key key(String organisation, String day, String kind) {
        return new Figures.Key(organisation, day, kind);
    }

    private static String text(Figures figures) {
        return new String(figures.body(), StandardCharsets.UTF_8);
    }

    private static Figures figures(String organisation, String day, String kind, String value) {
        return new Figures(key(organisation, day, kind), Scribe.bytes(value));
    }

    @Test
    void figuresComeWithTheirBatchAndAreThereAfterARestart() {
        var scribe = new Scribe(ledger);
        scribe.figures("京0117", "2026-03-02", "warning/UNPAID", "1").act("entrustment/1").commit();
        scribe.figures("京0117", "2026-03-02", "warning/UNPAID", "2").act("entrustment/2").commit();
        reopen();

        assertThat(ledger.figures("京0117", "2026-03-01", "2026-03-31", null, 10))
                .extracting(FiguresContract::text).containsExactly("2");
    }

    @Test
    void figuresOfABatchThatIsRefusedAreNotWritten() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").and().batch();
        Batch second = scribe.figures("a", "2026-03-02", "k", "1").act("entrustment/2").and().batch();

        assertThatThrownBy(() -> ledger.commit(scribe.lease, second)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.figures("a", "2026-03-01", "2026-03-31", null, 10)).isEmpty();
    }

    @Test
    void figuresWithoutAnEntryAreRefused() {
        var scribe = new Scribe(ledger);

        assertThatThrownBy(() -> scribe.figures("a", "2026-03-02", "k", "1").commit())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereNothingIsLeftNoRowIsKept() {
        var scribe = new Scribe(ledger);
        scribe.figures("a", "2026-03-02", "k", "1").act("entrustment/1").commit();
        scribe.figures("a", "2026-03-02", "k", "").act("entrustment/1").commit();

        assertThat(ledger.figures(List.of(key("a", "2026-03-02", "k")))).isEmpty();
    }

    @Test
    void figuresOfAnOrganisationComeByDayAndKindPageByPage() {
        var scribe = new Scribe(ledger);
        for (String day : List.of("2026-03-03", "2026-03-01", "2026-03-02", "2026-04-01")) {
            scribe.figures("a", day, "y", day + "y").figures("a", day, "x", day + "x").figures("b", day, "x", "b");
        }
        scribe.act("entrustment/1").commit();
        List<Figures> first = ledger.figures("a", "2026-03-02", "2026-03-31", null, 3);

        assertThat(first).extracting(FiguresContract::text).containsExactly("2026-03-02x", "2026-03-02y", "2026-03-03x");
        assertThat(ledger.figures("a", "2026-03-02", "2026-03-31", first.get(2).key(), 3))
                .extracting(FiguresContract::text).containsExactly("2026-03-03y");
    }

    @Test
    void figuresAreFoundByTheirKeys() {
        var scribe = new Scribe(ledger);
        scribe.figures("a", "2026-03-02", "x", "1").figures("a", "2026-03-03", "x", "2").act("entrustment/1").commit();

        assertThat(ledger.figures(List.of(key("a", "2026-03-03", "x"), key("a", "2026-03-03", "y"))))
                .containsOnlyKeys(key("a", "2026-03-03", "x"));
        assertThat(ledger.figures(List.of())).isEmpty();
    }

    @Test
    void allFiguresAreReplacedTogetherUnlessSomethingWasCommittedMeanwhile() {
        var scribe = new Scribe(ledger);
        scribe.figures("a", "2026-03-02", "x", "1").act("entrustment/1").commit();
        assertThat(ledger.figuresCounted()).isZero();

        assertThat(ledger.replaceFigures(scribe.lease, 0, List.of(figures("b", "2026-03-02", "x", "2")), 4)).isFalse();
        assertThat(ledger.figuresCounted()).isZero();
        assertThat(ledger.replaceFigures(scribe.lease, 1, List.of(figures("b", "2026-03-02", "x", "2")), 4)).isTrue();
        assertThat(ledger.figuresCounted()).isEqualTo(4);
        assertThat(ledger.figures("a", "2026-03-01", "2026-03-31", null, 10)).isEmpty();
        assertThat(ledger.figures("b", "2026-03-01", "2026-03-31", null, 10)).hasSize(1);
        reopen();
        assertThat(ledger.figuresCounted()).isEqualTo(4);
    }

    @Test
    void whoHasLostTheLeaseReplacesNoFigures() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").commit();
        ledger.release(scribe.lease);

        assertThatThrownBy(() -> ledger.replaceFigures(scribe.lease, 1, List.of(), 4)).isInstanceOf(LostLease.class);
    }
}
