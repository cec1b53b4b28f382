// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the last number of a view of little of a large mailbox is found. */
class FilterPlanTest {
    private static final int DELIVERIES = 4_000;
    /** How a plan says that it reads the table, or the mailbox number by number. */
    private static final String[] WALKS = {"SCAN deliveries", "PRIMARY KEY", "Seq Scan", "deliveries_pkey"};

    private static final Filter PLACE = new Filter(Set.of(), Set.of("35"), Set.of());
    private static final Filter RARE = Filter.topics(Set.of("rare.*"));

    @TempDir
    Path folder;

    private static void fill(Ledger ledger) {
        var scribe = new Scribe(ledger);
        for (int i = 0; i < DELIVERIES; i++) {
            String division = i % 1_000 == 7 ? "350623" : "11" + String.format("%04d", i % 900);
            scribe.act("alert/" + i % 50).tell("a", i % 2_000 == 9 ? "rare.t" : "t" + i % 3, new Labels(division, "w-" + i % 800)).and();
            if (i % 500 == 499) {
                scribe.commit();
            }
        }
    }

    private static String plan(Engine engine, Connection connection, Filter.Query query) throws SQLException {
        return engine.plan(connection, query.sql(), query.parameters());
    }

    private static String last(Connection connection, Filter filter) throws SQLException {
        return plan(Engine.POSTGRESQL, connection, filter.last("a", DELIVERIES));
    }

    private static void requireFound(Ledger ledger) {
        assertThat(ledger.lastSeq("a", PLACE, DELIVERIES)).isEqualTo(3_008);
        assertThat(ledger.lastSeq("a", RARE, DELIVERIES)).isEqualTo(2_010);
    }

    @Test
    void onPostgresqlTheLastNumberOfAViewIsFoundByTheIndexOfItsAreaOrPersonAndNotByReadingTheMailbox() throws SQLException {
        LedgerSettings settings = Engine.POSTGRESQL.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            fill(ledger);
            try (Connection connection = OpeningTest.raw(settings);
                    var statement = connection.createStatement()) {
                statement.execute("ANALYZE deliveries");
                assertThat(last(connection, PLACE)).contains("deliveries_by_division").doesNotContain(WALKS);
                assertThat(last(connection, RARE)).contains("deliveries_by_topic").doesNotContain(WALKS);
                assertThat(last(connection, new Filter(Set.of("t1"), Set.of("350623"), Set.of())))
                        .contains("deliveries_by_division").doesNotContain(WALKS);
                assertThat(last(connection, new Filter(Set.of("t1"), Set.of("11"), Set.of("w-7"))))
                        .contains("deliveries_by_person").doesNotContain(WALKS);
            }
            requireFound(ledger);
        }
    }

    @Test
    void onSqliteItIsFoundByWalkingBackThroughOnePartOfOneMailboxWithoutSorting() throws SQLException {
        LedgerSettings settings = Engine.SQLITE.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            fill(ledger);
            try (Connection connection = OpeningTest.raw(settings)) {
                for (Filter filter : List.of(PLACE, RARE, new Filter(Set.of("t1"), Set.of("11"), Set.of("w-7")))) {
                    assertThat(plan(Engine.SQLITE, connection, filter.walk("a", 0, DELIVERIES)))
                            .contains("USING PRIMARY KEY (mailbox=? AND seq>? AND seq<?)")
                            .doesNotContain("SCAN deliveries", "TEMP B-TREE");
                }
            }
            requireFound(ledger);
        }
    }
}
