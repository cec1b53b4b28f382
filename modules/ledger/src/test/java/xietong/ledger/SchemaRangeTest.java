// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** This program beside a later one: which of its migrations end the use of a ledger by this one, and which do not. */
@Timeout(60)
class SchemaRangeTest {
    private static final String LATER = Migrations.SCRIPTS + ",classpath:xietong/ledger/later";
    private static final int MORE = 98;
    private static final int LESS = 99;

    @TempDir
    Path folder;

    private static DataSource source(LedgerSettings settings) {
        return settings.url().startsWith("jdbc:")
                ? PostgresSource.of(settings)
                : SqliteSource.writing(Opening.file(settings), SqliteSource.durable());
    }

    private static void later(Engine engine, LedgerSettings settings, int version) {
        Migrations.migrate(engine == Engine.SQLITE ? "sqlite" : "postgresql", source(settings), LATER, version);
    }

    private static void write(Ledger ledger) {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/" + ledger.heads().position()).personal("张三").tell("a", "x").commit();
        assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
        ledger.release(ledger.acquire("node-1", Scribe.LONG).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLaterSchemaThatOnlyAddsIsOpenedAndWrittenButNotCopiedAsAWhole(Engine engine) {
        LedgerSettings settings = engine.settings(folder);
        try (Ledger ledger = Ledgers.open(settings)) {
            write(ledger);
        }
        later(engine, settings, MORE);

        try (Ledger ledger = Ledgers.open(settings)) {
            write(ledger);
            assertThatThrownBy(() -> ledger.backup(folder.resolve("backup.db")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("use the program of the version that made it");
            assertThat(folder.resolve("backup.db")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLaterSchemaThatTakesAwayIsRefused(Engine engine) {
        LedgerSettings settings = engine.settings(folder);
        Ledgers.open(settings).close();
        later(engine, settings, MORE);
        later(engine, settings, LESS);

        assertThatThrownBy(() -> Ledgers.open(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 99, this program needs " + Migrations.VERSION)
                .hasMessageContaining("V99__less.sql may not");
    }

    @Test
    void whatAddsIsRunWhileThisProgramWritesAndWhatTakesAwayOnlyWhenItHasEnded() throws SQLException {
        LedgerSettings settings = Postgres.newDatabase();
        try (Ledger ledger = Ledgers.open(settings)) {
            write(ledger);
            later(Engine.POSTGRESQL, settings, MORE);
            write(ledger);

            assertThatThrownBy(() -> later(Engine.POSTGRESQL, settings, LESS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("knows schema " + Migrations.VERSION)
                    .hasMessageContaining("end those nodes first");
            write(ledger);
        }
        later(Engine.POSTGRESQL, settings, LESS);
        assertThatThrownBy(() -> Ledgers.open(settings)).isInstanceOf(IllegalStateException.class);
    }

    /** As where this program was started between the look at who uses the ledger and the migration. */
    @Test
    void whoeverMissedTheEndOfItsUseDoesNotGetTheLease() throws SQLException {
        LedgerSettings settings = Postgres.newDatabase();
        try (Ledger ledger = Ledgers.open(settings);
                Connection other = source(settings).getConnection();
                var statement = other.createStatement()) {
            write(ledger);
            statement.executeUpdate("INSERT INTO ledger_schema (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success) VALUES (99, '99', 'less', 'SQL', 'V99__less.sql', 'x', 1, true)");

            assertThatThrownBy(() -> ledger.acquire("node-1", Scribe.LONG)).hasStackTraceContaining("V99__less.sql may not");
            assertThat(ledger.tail().writer()).isEmpty();
        }
    }

    /** From the fifth on a script says by its name whom it may be used beside, or ends the use by all earlier programs. */
    @Test
    void noScriptPromisesMoreThanItsOwnVersion() throws IOException {
        Path scripts = Path.of("src/main/resources/xietong/ledger/migrations");
        try (Stream<Path> files = Files.list(scripts)) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".sql")).toList();
            assertThat(names).hasSize(Migrations.VERSION);
            for (String name : names) {
                int version = Integer.parseInt(name.replaceFirst("V([0-9]+)__.*", "$1"));
                assertThat(version).isLessThanOrEqualTo(Migrations.VERSION);
                assertThat(Migrations.beside(name).orElse(version)).isBetween(1, version);
            }
        }
    }
}
