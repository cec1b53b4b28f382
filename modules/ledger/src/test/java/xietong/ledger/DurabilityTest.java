// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.v1.Mode;

/** A ledger does not open, and does not go on, where an acknowledged commit could be lost. */
class DurabilityTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"synchronous, NORMAL, synchronous is 1", "synchronous, OFF, synchronous is 0",
        "journal_mode, DELETE, journal_mode is delete", "journal_mode, OFF, journal_mode is off"})
    void sqliteThatMayLoseACommitIsRefusedByName(String pragma, String value, String message) {
        var pragmas = new HashMap<>(SqliteSource.durable());
        pragmas.put(pragma, value);

        assertThatThrownBy(() -> Opening.sqlite(LedgerSettings.sqlite(folder, Mode.MODE_LIVE), pragmas))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("needed is");
    }

    @Test
    void sqliteTellsItsSettings() {
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE))) {
            assertThat(ledger.durability())
                    .containsEntry("engine", "sqlite")
                    .containsEntry("journal_mode", "wal")
                    .containsEntry("synchronous", "2")
                    .containsEntry("secure_delete", "1");
        }
    }

    @Test
    void postgresqlTellsItsSettings() {
        try (Ledger ledger = Ledgers.open(Postgres.newDatabase())) {
            assertThat(ledger.durability())
                    .containsEntry("engine", "postgresql")
                    .containsEntry("fsync", "on")
                    .containsEntry("full_page_writes", "on")
                    .containsEntry("synchronous_commit", "on");
        }
    }

    @Test
    void postgresqlWithoutSynchronousCommitIsRefusedByName() {
        LedgerSettings settings = Postgres.newDatabase();
        Postgres.run("ALTER DATABASE " + name(settings) + " SET synchronous_commit = off");

        assertThatThrownBy(() -> Ledgers.open(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("synchronous_commit is off")
                .hasMessageContaining("needed is on");
    }

    @Test
    void aConnectionMadeLaterIsCheckedAsWell() {
        LedgerSettings settings = Postgres.newDatabase();
        try (Ledger ledger = Ledgers.open(settings)) {
            var scribe = new Scribe(ledger);
            Postgres.run("ALTER DATABASE " + name(settings) + " SET synchronous_commit = off");
            // Sessions that are there keep what they were opened with.
            scribe.act("entrustment/1").commit();
            Batch second = scribe.act("entrustment/2").and().batch();
            Postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(settings)
                    + "'");

            assertThatThrownBy(() -> ledger.commit(scribe.lease, second)).isInstanceOf(LedgerUnavailable.class);
            assertThatThrownBy(() -> ledger.commit(scribe.lease, second))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void postgresqlThatIsWeakenedWhileItRunsTakesNoCommit() throws SQLException {
        try (Ledger ledger = Ledgers.open(Postgres.newDatabase())) {
            var scribe = new Scribe(ledger);
            scribe.act("entrustment/1").commit();
            ((SqlLedger) ledger).database().writer().locked(c -> {
                try (var statement = c.createStatement()) {
                    return statement.execute("SET synchronous_commit = off");
                }
            });

            assertThatThrownBy(() -> scribe.act("entrustment/2").commit())
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("weakened");
            assertThat(ledger.heads().position()).isEqualTo(1);
        }
    }

    @Test
    void postgresqlWithoutFsyncIsRefusedByName() throws IOException {
        // The library's own server is quick because it is not durable.
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            var settings = new LedgerSettings(
                    server.getJdbcUrl("postgres", "postgres"), "postgres", "", null, Mode.MODE_LIVE, "SHA-256", false);

            assertThatThrownBy(() -> Ledgers.open(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fsync is off");
        }
    }

    @ParameterizedTest
    @CsvSource({"fsync", "full_page_writes"})
    void postgresqlWithoutOneOfTheseIsNotDurable(String setting) {
        var settings = new HashMap<>(Map.of(
                "fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "synchronous_standby_names", ""));
        settings.put(setting, "off");

        assertThat(Durability.postgresql(settings)).isEqualTo("PostgreSQL " + setting + " is off, needed is on");
    }

    @ParameterizedTest
    @CsvSource({"on,'',true", "remote_apply,'',true", "remote_write,'',true", "local,'',true", "off,'',false",
        "on,standby,true", "remote_apply,standby,true", "remote_write,standby,false", "local,standby,false",
        "off,standby,false"})
    void whatCountsAsDurableDependsOnStandbys(String commit, String standbys, boolean durable) {
        var settings = Map.of(
                "fsync", "on", "full_page_writes", "on", "synchronous_commit", commit, "synchronous_standby_names", standbys);

        assertThat(Durability.postgresql(settings) == null).isEqualTo(durable);
    }

    @ParameterizedTest
    @CsvSource({"on,'',false,false", "on,standby,false,true", "remote_write,standby,false,false",
        "on,'',true,true", "off,'',true,true", "local,standby,true,true"})
    void ofSeveralServersOneMustBeASynchronousStandbyUnlessLossIsAccepted(
            String commit, String standbys, boolean asynchronous, boolean enough) {
        var settings = new HashMap<>(Map.of(
                "fsync", "on", "full_page_writes", "on", "synchronous_commit", commit, "synchronous_standby_names", standbys));
        var demand = new Durability.Demand(true, asynchronous);

        assertThat(Durability.postgresql(settings, demand) == null).isEqualTo(enough);
        settings.put("fsync", "off");
        assertThat(Durability.postgresql(settings, demand)).contains("fsync is off");
    }

    @Test
    void aServerThatMayLoseCommitsIsTakenWhereThatIsSaidAndToldAsWhatItIs() {
        LedgerSettings strict = Postgres.newDatabase();
        Postgres.run("ALTER DATABASE " + name(strict) + " SET synchronous_commit = off");
        var settings = new LedgerSettings(
                strict.url(), strict.user(), strict.password(), null, Mode.MODE_LIVE, "SHA-256", true, false);

        try (Ledger ledger = Ledgers.open(settings)) {
            new Scribe(ledger).act("entrustment/1").commit();
            assertThat(ledger.info().asynchronous()).isTrue();
            assertThat(ledger.durability())
                    .containsEntry("durability", "asynchronous")
                    .containsEntry("synchronous_commit", "off");
        }
        assertThatThrownBy(() -> Ledgers.open(strict)).hasMessageContaining("synchronous_commit is off");
    }

    @Test
    void severalServersAreToldFromOne() {
        assertThat(PostgresSource.severalHosts("jdbc:postgresql://a:1,b:2/x?user=u,v")).isTrue();
        assertThat(PostgresSource.severalHosts("jdbc:postgresql://a:1/x?options=1,2")).isFalse();
    }

    @Test
    void anEngineThatIsNotThereIsUnavailable() {
        var settings = new LedgerSettings(
                "jdbc:postgresql://127.0.0.1:1/none", "x", "x", null, Mode.MODE_LIVE, "SHA-256", false);

        assertThatThrownBy(() -> Ledgers.open(settings)).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void anotherEngineIsRefused() {
        var settings =
                new LedgerSettings("jdbc:h2:mem:x", "x", "x", null, Mode.MODE_LIVE, "SHA-256", false);

        assertThatThrownBy(() -> Ledgers.open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sqlite:");
    }

    private static String name(LedgerSettings settings) {
        return settings.url().replaceAll(".*/([a-z0-9_]+)\\?.*", "$1");
    }
}
