// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever changes a byte behind the ledger's back is found, and the place is named. */
class TamperingTest {
    private static final Map<Engine, MendedLedger> SAMPLES = new EnumMap<>(Engine.class);

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        SAMPLES.values().forEach(sample -> sample.ledger.close());
        SAMPLES.clear();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theSampleIsWholeBeforeAnyoneTouchesIt(Engine engine) throws SQLException {
        assertThat(findings(engine)).isEmpty();
    }

    /** The row that is changed in each table, and what a finding about it may name. */
    private static String row(Table table) {
        return switch (table) {
            case SEALS -> "position = 2";
            case HISTORY, HISTORY_BODIES -> "position = 2 AND ordinal = 7";
            case DELIVERIES -> "mailbox = '京0117' AND seq = 8";
            case STATES -> "id = 'entrustment/7'";
            case REQUESTS -> "position = 2 AND ordinal = 7";
            case MAILBOXES -> "mailbox = 'mailbox-1'";
            case TIMERS -> "id = 'timer-7'";
            case RULES, CHECKPOINTS, SUBSCRIPTIONS -> "1 = 1";
            case STATISTICS -> "1 = 1";
            case CITATIONS, INDEX_ROWS -> "resource = 'entrustment/7'";
            default -> throw new IllegalArgumentException(table.table);
        };
    }

    private static Set<String> names(Table table) {
        return switch (table) {
            case SEALS -> Set.of("seals 2.0", "seals 3.0", "seals 1002.0");
            case HISTORY -> Set.of("history 2.7", "history 3.0");
            case HISTORY_BODIES -> Set.of("history_bodies 2.7");
            case DELIVERIES -> Set.of("deliveries 2.7");
            case STATES -> Set.of("states entrustment/7");
            case REQUESTS -> Set.of("requests 京0105 request-2-7", "requests 京0105x request-2-7",
                    "requests 京0105 request-2-7x");
            case MAILBOXES -> Set.of("mailboxes mailbox-1");
            case TIMERS -> Set.of("timers timer-7", "timers timer-7x");
            case RULES -> Set.of("rules document/clocks", "rules document/clocksx");
            case CHECKPOINTS -> Set.of("checkpoints 3", "checkpoints 1003");
            case SUBSCRIPTIONS -> Set.of("subscriptions 京0117");
            case CITATIONS -> Set.of("citations 京0105");
            case INDEX_ROWS -> Set.of("index_rows inbox 京0117");
            case STATISTICS -> Set.of("statistics 京0117");
            default -> Set.of();
        };
    }

    /** Columns that only say how something is looked up or shown: nothing to compare them with. */
    private static final Set<String> FREE = Set.of(
            "subscriptions.mailbox",
            "subscriptions.name",
            "subscriptions.topics",
            "subscriptions.areas",
            "subscriptions.persons",
            "index_rows.list",
            "index_rows.owner",
            "index_rows.sort");

    static Stream<Arguments> columns() {
        List<Arguments> columns = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            for (Table table : Table.values()) {
                if (names(table).isEmpty()) {
                    continue;
                }
                for (Table.Column column : table.columns) {
                    if (!FREE.contains(table.table + "." + column.name())) {
                        columns.add(Arguments.of(engine, table, column));
                    }
                }
            }
        }
        return columns.stream();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aChangeInAnyColumnIsFoundWhereItIs(Engine engine, Table table, Table.Column column) throws SQLException {
        String change =
                switch (column.type()) {
                    case TEXT -> column.name() + " || 'x'";
                    case LONG, INT -> column.name() + " + 1000";
                    // The last byte flipped.
                    case BYTES -> engine == Engine.SQLITE
                            ? "CAST(substr(" + column.name() + ", 1, length(" + column.name() + ") - 1) || x'7e' AS BLOB)"
                            : "set_byte(" + column.name() + ", length(" + column.name() + ") - 1, 126)";
                };
        // Only a second revision has one before.
        String where = column.name().equals("previous") ? "position = 3" : row(table);
        List<String> found = findings(
                engine, "UPDATE " + table.table + " SET " + column.name() + " = " + change + " WHERE " + where);

        assertThat(found).anyMatch(finding -> names(table).stream().anyMatch(finding::startsWith));
    }

    static Stream<Arguments> tables() {
        return columns()
                .map(arguments -> Arguments.of(arguments.get()[0], arguments.get()[1]))
                .filter(arguments -> !Set.of(
                                Table.RULES,
                                Table.CHECKPOINTS,
                                Table.SUBSCRIPTIONS,
                                Table.CITATIONS,
                                Table.INDEX_ROWS,
                                Table.TIMERS,
                                Table.STATISTICS)
                        .contains((Table) arguments.get()[1]))
                .collect(java.util.stream.Collectors.toMap(a -> List.of(a.get()), a -> a, (a, b) -> a))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowThatIsGoneIsMissed(Engine engine, Table table) throws SQLException {
        assertThat(findings(engine, "DELETE FROM " + table.table + " WHERE " + row(table))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aForgedRecordAtTheEndIsFound(Engine engine) throws SQLException {
        List<String> found = findings(
                engine,
                "INSERT INTO history SELECT 3, 1, kind, resource, 3, stamp, organisation, officer, command, rules_version,"
                        + " algorithm, digest, body_digests, outcome, digest FROM history WHERE position = 3");

        assertThat(found).anyMatch(finding -> finding.startsWith("seals 3.0: counts 1 records"));
        assertThat(found).anyMatch(finding -> finding.startsWith("history 3.1"));
        assertThat(found).anyMatch(finding -> finding.startsWith("history_bodies 3.1: the record has no body"));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatBelongsToNothingIsFound(Engine engine) throws SQLException {
        assertThat(findings(
                        engine,
                        "INSERT INTO history_bodies SELECT 2, 900, body, parts, signed, signed_crc FROM history_bodies"
                                + " WHERE position = 2 AND ordinal = 7",
                        "INSERT INTO deliveries VALUES ('mailbox-9', 1, 2, 901, 't', 'RECIPIENT', '', '')",
                        "INSERT INTO deliveries VALUES ('mailbox-1', 0, 2, 902, 't', 'RECIPIENT', '', '')"))
                .contains(
                        "history_bodies 2.900: belongs to no record",
                        "deliveries 2.901: number 1 of mailbox mailbox-9 tells of no record",
                        "mailboxes mailbox-9: number 1 is above the head",
                        "mailboxes mailbox-1: has a number below 1");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anErasureThatForgotTheSignedMessageIsFound(Engine engine) throws SQLException {
        assertThat(findings(engine, "UPDATE history_bodies SET parts = NULL WHERE position = 2 AND ordinal = 7"))
                .contains("history_bodies 2.7: the signed message outlived the erasure of the parts");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void personalPartsThatAreWipedWithoutAnErasureAreMissed(Engine engine) throws SQLException {
        assertThat(findings(engine, "UPDATE history_bodies SET parts = NULL WHERE position = 3 AND ordinal = 0"))
                .containsExactly("history_bodies 3.0: its personal parts are gone, but no erasure is recorded");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSignedMessageThatIsGoneIsFound(Engine engine) throws SQLException {
        assertThat(findings(engine, "UPDATE history_bodies SET signed = NULL WHERE position = 2 AND ordinal = 7"))
                .containsExactly("history_bodies 2.7: the signed message is gone");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theHoleInAMailboxIsNamed(Engine engine) throws SQLException {
        assertThat(findings(engine, "DELETE FROM deliveries WHERE mailbox = '京0117' AND seq = 8"))
                .contains("mailboxes 京0117: number 8 is missing below the head, 21");
    }

    @Test
    void findingsAreCountedBeyondThoseThatAreKept() throws SQLException {
        LedgerSettings settings = Engine.SQLITE.settings(folder.resolve("many"));
        try (Ledger ledger = Ledgers.open(settings)) {
            var scribe = new Scribe(ledger);
            for (int i = 0; i < 5_100; i++) {
                scribe.act("entrustment/" + i).tell("a", "t").and();
            }
            scribe.commit();
            try (Connection connection = OpeningTest.raw(settings);
                    var statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE history SET officer = 'other'");
                statement.executeUpdate("UPDATE deliveries SET topic = 'other'");
            }
            Verifier.Report report = Verifier.verify(ledger, Samples.ANY);

            assertThat(report.findings()).hasSize(10_000);
            assertThat(report.total()).isEqualTo(10_200);
            assertThat(report.isWhole()).isFalse();
        }
    }

    private static List<String> findings(Engine engine, String... changes) throws SQLException {
        MendedLedger sample = SAMPLES.computeIfAbsent(engine, e -> new MendedLedger(e.settings(folder)));
        try (Connection connection = OpeningTest.raw(sample.settings);
                var statement = connection.createStatement()) {
            for (String change : changes) {
                assertThat(statement.executeUpdate(change)).isPositive();
            }
            return Verifier.verify(sample.ledger, Samples.checking((checkpoint, content) -> signed(checkpoint)))
                    .findings().stream()
                    .map(Verifier.Finding::toString)
                    .toList();
        } finally {
            sample.mend(String.join(" ", changes));
        }
    }

    /** The one checkpoint of the samples, as it was signed. */
    private static boolean signed(Checkpoint checkpoint) {
        return checkpoint.position() == 3
                && checkpoint.stamp().equals(Scribe.START)
                && checkpoint.keyId().equals("key-1")
                && checkpoint.algorithm().equals("SM2")
                && java.util.Arrays.equals(checkpoint.signature(), new byte[] {1, 2});
    }
}
