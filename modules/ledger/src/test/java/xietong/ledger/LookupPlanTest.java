// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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

    /** The plan with these values bound. */
    static String plan(Engine engine, Connection connection, String sql, Object... values) throws SQLException {
        String explain = engine == Engine.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        try (var statement = connection.prepareStatement(explain + sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(engine == Engine.SQLITE ? 4 : 1)).append('\n');
                }
            }
            return plan.toString();
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
                assertThat(plan(engine, connection, SqlReading.DUE, NOW, 256))
                        .contains("timers_by_due").doesNotContain(none);
                // SQLite calls it a scan: of an index in its order, and the first row ends it.
                assertThat(plan(engine, connection, SqlReading.NEXT_DUE))
                        .contains("timers_by_due").doesNotContain("Seq Scan", "Sort", "TEMP B-TREE");
                assertThat(plan(engine, connection, SqlFigures.OF_DAYS, "court-7", "2026-03-10", "", "2026-03-20", 500))
                        .contains(engine == Engine.SQLITE ? "SEARCH statistics" : "statistics_pkey")
                        .doesNotContain("SCAN statistics", "Seq Scan");
                assertThat(plan(engine, connection, SqlFigures.keyed(2),
                                "court-7", "2026-03-10", "kind-1", "court-8", "2026-03-11", "kind-2"))
                        .contains(engine == Engine.SQLITE ? "SEARCH statistics" : "statistics_pkey")
                        .doesNotContain("SCAN statistics", "Seq Scan");
            }
            assertThat(ledger.timersDue(Scribe.START.plus(Duration.ofSeconds(3)), 256))
                    .extracting(Timer::id).containsExactly("timer-0", "timer-1", "timer-2", "timer-3");
            assertThat(ledger.nextTimer()).contains(Scribe.START);
        }
    }
}
