// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A view of little of a large mailbox is found by an index, not by reading the mailbox. */
class FilterPlanTest {
    private static final int DELIVERIES = 4_000;
    /** How a plan says that it reads the table, or the mailbox number by number. */
    private static final String[] WALKS = {"SCAN deliveries", "PRIMARY KEY", "Seq Scan", "deliveries_pkey"};

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

    private static String plan(Engine engine, Connection connection, Filter filter) throws SQLException {
        Filter.Query last = filter.last("a", DELIVERIES);
        return engine.plan(connection, last.sql(), last.parameters());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theLastNumberOfAViewIsFoundByTheIndexOfItsAreaOrPerson(Engine engine) throws SQLException {
        LedgerSettings settings = engine.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            fill(ledger);
            try (Connection connection = OpeningTest.raw(settings);
                    var statement = connection.createStatement()) {
                if (engine == Engine.POSTGRESQL) {
                    statement.execute("ANALYZE deliveries");
                }
                assertThat(plan(engine, connection, new Filter(Set.of(), Set.of("35"), Set.of())))
                        .contains("deliveries_by_division").doesNotContain(WALKS);
                assertThat(plan(engine, connection, Filter.topics(Set.of("rare.*"))))
                        .contains("deliveries_by_topic").doesNotContain(WALKS);
                assertThat(plan(engine, connection, new Filter(Set.of("t1"), Set.of("350623"), Set.of())))
                        .contains("deliveries_by_division").doesNotContain(WALKS);
                assertThat(plan(engine, connection, new Filter(Set.of("t1"), Set.of("11"), Set.of("w-7"))))
                        .contains("deliveries_by_person").doesNotContain(WALKS);
            }
            assertThat(ledger.lastSeq("a", new Filter(Set.of(), Set.of("35"), Set.of()), DELIVERIES)).isEqualTo(3_008);
            assertThat(ledger.lastSeq("a", Filter.topics(Set.of("rare.*")), DELIVERIES)).isEqualTo(2_010);
        }
    }
}
