// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger that was written before deliveries had labels opens, verifies and goes on with every digest as it was. */
class MigrationTest {
    private static final Labels LABELS = new Labels("350623", "w-1");

    @TempDir
    Path folder;

    /** Takes back what the later migrations did, so that schema and rows are those of the first. */
    private static void takeBack(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String index : List.of("division", "person")) {
                statement.executeUpdate("DROP INDEX IF EXISTS deliveries_by_" + index);
            }
            statement.executeUpdate("CREATE INDEX IF NOT EXISTS deliveries_by_topic ON deliveries (mailbox, topic, seq)");
            for (String column : List.of("division", "person")) {
                statement.executeUpdate("ALTER TABLE deliveries DROP COLUMN " + column);
            }
            for (String column : List.of("areas", "persons")) {
                statement.executeUpdate("ALTER TABLE subscriptions DROP COLUMN " + column);
            }
            statement.executeUpdate("DROP TABLE statistics");
            statement.executeUpdate("DELETE FROM ledger_schema WHERE version <> '1'");
        }
    }

    private static void write(Ledger ledger) {
        var scribe = new Scribe(ledger);
        for (int i = 0; i < 10; i++) {
            scribe.act("entrustment/" + i).personal("张三").tell("a", i % 2 == 0 ? "x" : "y").tell("b", "x").and();
        }
        scribe.commit();
        scribe.subscribe("a", "wall", 3, "x").commit();
    }

    private static LedgerSettings earlier(Engine engine, Path folder) throws SQLException {
        LedgerSettings settings = engine.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            write(ledger);
            ledger.release(ledger.acquire("node-1", Scribe.LONG).orElseThrow());
        }
        try (Connection connection = OpeningTest.raw(settings)) {
            takeBack(connection);
        }
        return settings;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLedgerFromBeforeLabelsKeepsItsDigestsAndGoesOn(Engine engine) throws SQLException {
        LedgerSettings settings = earlier(engine, folder);

        try (Ledger ledger = Ledgers.open(settings)) {
            assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
            assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Filter.topics(Set.of("x")), 3));
            assertThat(ledger.deliveries("a", 0, 20)).hasSize(10).allMatch(d -> d.labels().isEmpty());
            var place = new Filter(Set.of(), Set.of("35"), Set.of());
            assertThat(ledger.lastSeq("a", place, 20)).isZero();
            assertThat(ledger.lastSeq("a", Filter.topics(Set.of("x")), 20)).isEqualTo(9);
            assertThat(ledger.figuresCounted()).as("figures are still to be counted").isZero();

            new Scribe(ledger).act("alert/1").tell("a", "x", LABELS).commit();

            assertThat(ledger.lastSeq("a", place, 20)).isEqualTo(11);
            assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBackupFromBeforeLabelsIsRestored(Engine engine) throws SQLException {
        Path backup = folder.resolve("backup.db");
        try (Ledger ledger = Ledgers.open(engine.settings(folder.resolve("from")))) {
            write(ledger);
            ledger.backup(backup);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
            takeBack(connection);
        }
        LedgerSettings target = engine.settings(folder.resolve("to"));

        Ledgers.restore(backup, target);

        try (Ledger ledger = Ledgers.open(target)) {
            assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
            assertThat(ledger.deliveries("a", 0, 20)).hasSize(10);
        }
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".migrated"));
    }

    /** The bytes as they have been digested since the first version, put together here by hand. */
    @Test
    void withoutLabelsTheDigestOfWhoWasToldIsTheOneOfTheFirstVersion() throws Exception {
        var delivery = new Delivery("京0117", 4, 2, 0, "entrustment.sent", "RECIPIENT", "e/1", 1, Scribe.START, "京0105");
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        text(out, "京0117");
        out.writeInt(8);
        out.writeLong(4);
        text(out, "entrustment.sent");
        text(out, "RECIPIENT");
        byte[] first = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        var evidence = new Evidence("SHA-256");

        assertThat(evidence.outcome(List.of(delivery))).isEqualTo(first);
        assertThat(evidence.outcome(List.of(labelled(delivery, LABELS)))).isNotEqualTo(first);
        assertThat(evidence.outcome(List.of(labelled(delivery, LABELS))))
                .isNotEqualTo(evidence.outcome(List.of(labelled(delivery, new Labels("35062", "3w-1")))));
    }

    private static void text(DataOutputStream out, String value) throws Exception {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Delivery labelled(Delivery d, Labels labels) {
        return new Delivery(d.mailbox(), d.seq(), d.position(), d.ordinal(), d.topic(), d.right(), d.resource(),
                d.revision(), d.stamp(), d.actor(), labels);
    }
}
