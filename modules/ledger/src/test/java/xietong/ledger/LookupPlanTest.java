// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due, and the figures that a batch changes, are found by an index: cost does not grow with all the others. */
class LookupPlanTest {
    private static final int MANY = 20_000;
    private static final long NOW = Micros.of(Scribe.START.plusSeconds(10));

    @TempDir
    Path folder;

    private static void fill(Ledger ledger) {
        var scribe = new Scribe(ledger);
        for (int i = 0; i < MANY; i++) {
            scribe.act("case_node/" + i).set("timer-" + i, Scribe.START.plusSeconds(i)).and();
            scribe.figures("court-" + i % 300, "2026-03-" + (10 + i % 20), "kind-" + i % 70, "x");
            if (i % 2_000 == 1_999) {
                scribe.commit();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsDueAndWhatABatchCountsIsFoundByAnIndex(Engine engine) throws SQLException {
        LedgerSettings settings = engine.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            fill(ledger);
            try (Connection connection = OpeningTest.raw(settings);
                    var statement = connection.createStatement()) {
                if (engine == Engine.POSTGRESQL) {
                    statement.execute("ANALYZE timers");
                    statement.execute("ANALYZE statistics");
                }
                String[] none = {"SCAN timers", "Seq Scan", "Sort", "TEMP B-TREE"};
                assertThat(engine.plan(connection, SqlReading.DUE, NOW, 256))
                        .contains("timers_by_due").doesNotContain(none);
                // SQLite calls it a scan: of an index in its order, and the first row ends it.
                assertThat(engine.plan(connection, SqlReading.NEXT_DUE))
                        .contains("timers_by_due").doesNotContain("Seq Scan", "Sort", "TEMP B-TREE");
                assertThat(engine.plan(connection, SqlFigures.OF_DAYS, "court-7", "2026-03-10", "", "2026-03-20", 500))
                        .contains(engine == Engine.SQLITE ? "SEARCH statistics" : "statistics_pkey")
                        .doesNotContain("SCAN statistics", "Seq Scan");
                assertThat(engine.plan(connection, SqlFigures.keyed(2),
                                "court-7", "2026-03-10", "kind-1", "court-8", "2026-03-11", "kind-2"))
                        .contains(engine == Engine.SQLITE ? "SEARCH statistics" : "statistics_pkey")
                        .doesNotContain("SCAN statistics", "Seq Scan");
            }
            auditIsFoundByAnIndex(engine, settings, ledger);
            assertThat(ledger.timersDue(Scribe.START.plus(Duration.ofSeconds(3)), 256))
                    .extracting(Timer::id).containsExactly("timer-0", "timer-1", "timer-2", "timer-3");
            assertThat(ledger.nextTimer()).contains(Scribe.START);
        }
    }

    private static void auditIsFoundByAnIndex(Engine engine, LedgerSettings settings, Ledger ledger) throws SQLException {
        var scribe = new Scribe(ledger);
        for (String id : List.of("access/1", "rulebook/1", "hub/1", "entrustment/1", "access/2")) {
            scribe.act(id).kind(id.substring(0, id.indexOf('/'))).and();
        }
        scribe.commit();
        try (Connection connection = OpeningTest.raw(settings);
                var statement = connection.createStatement()) {
            if (engine == Engine.POSTGRESQL) {
                statement.execute("ANALYZE history");
                statement.execute("ANALYZE history_bodies");
            }
            assertThat(engine.plan(connection, SqlReading.AUDITED_AFTER, 3, 0, 50))
                    .contains("history_of_audit").doesNotContain("Seq Scan", "SCAN h\n");
            assertThat(engine.plan(connection, SqlReading.AUDITED_OF_AFTER, "京0117", 3, 0, 50))
                    .contains("history_of_audit").doesNotContain("Seq Scan", "SCAN h\n");
        }
        List<HistoryRecord> audited = ledger.auditedAfter("", 0, 0, 3);
        assertThat(audited).extracting(HistoryRecord::resource).containsExactly("access/1", "rulebook/1", "hub/1");
        HistoryRecord last = audited.get(2);
        assertThat(ledger.auditedAfter(last.organisation(), last.position(), last.ordinal(), 3))
                .extracting(HistoryRecord::resource).containsExactly("access/2");
        assertThat(ledger.auditedAfter("nobody", 0, 0, 3)).isEmpty();
    }
}
