// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xietong.v1.Mode;

/** How ledgers come into being and are found again, on both engines. */
class OpeningTest {
    @TempDir
    Path folder;

    private LedgerSettings settings(Engine engine) {
        return engine.settings(folder);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsNotThereIsNotOpenedUnlessTheModeIsSaid(Engine engine) {
        LedgerSettings settings = settings(engine);

        assertThat(Ledgers.exists(settings)).isFalse();
        assertThatThrownBy(() -> Ledgers.open(Settings.of(settings).createAs(null).get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no ledger");
        assertThatThrownBy(() -> Ledgers.open(Settings.of(settings).readOnly().get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no ledger");
        Ledgers.open(settings).close();
        assertThat(Ledgers.exists(settings)).isTrue();
    }

    @Test
    void aRefusedOpeningLeavesNoFile() {
        assertThatThrownBy(() -> Ledgers.open(LedgerSettings.sqlite(folder.resolve("x"), null)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aModeMustBeLiveOrDrill(Engine engine) {
        assertThatThrownBy(() ->
                        Ledgers.open(Settings.of(settings(engine)).createAs(Mode.MODE_UNSPECIFIED).get()))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDrillLedgersClockMovesForward(Engine engine) {
        LedgerSettings settings =
                Settings.of(settings(engine)).createAs(Mode.MODE_DRILL).get();
        try (Ledger ledger = Ledgers.open(settings)) {
            var scribe = new Scribe(ledger);
            scribe.act("drill").drillOffset(Duration.ofDays(3)).and();
            scribe.act("drill").drillOffset(Duration.ofDays(7)).commit();
            scribe.act("drill").commit();
            assertThat(ledger.heads().drillOffset()).isEqualTo(Duration.ofDays(7));
        }
        try (Ledger ledger = Ledgers.open(settings)) {
            assertThat(ledger.info().mode()).isEqualTo(Mode.MODE_DRILL);
            assertThat(ledger.heads().drillOffset()).isEqualTo(Duration.ofDays(7));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLedgerMayUseSm3(Engine engine) {
        LedgerSettings settings = Settings.of(settings(engine)).algorithm("SM3").get();
        try (Ledger ledger = Ledgers.open(settings)) {
            new Scribe(ledger).act("entrustment/1").personal("张三").tell("a", "t").commit();

            assertThat(ledger.info().digestAlgorithm()).isEqualTo("SM3");
            assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anUnknownDigestAlgorithmIsRefused(Engine engine) {
        assertThatThrownBy(() -> Ledgers.open(Settings.of(settings(engine)).algorithm("MD5").get()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MD5");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void twoLedgersHaveDifferentIdentities(Engine engine) {
        try (Ledger a = Ledgers.open(settings(engine));
                Ledger b = Ledgers.open(engine.settings(folder.resolve("other")))) {
            assertThat(a.info().id()).isNotEqualTo(b.info().id());
            assertThat(a.info().mailboxEpoch()).isNotEqualTo(b.info().mailboxEpoch());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLedgerOfAnotherSchemaVersionIsRefused(Engine engine) throws SQLException {
        LedgerSettings settings = settings(engine);
        Ledgers.open(settings).close();
        try (Connection connection = raw(settings);
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE ledger_schema SET version = '99', script = 'V99__less.sql'");
        }

        assertThatThrownBy(() -> Ledgers.open(Settings.of(settings).readOnly().get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 99, this program needs " + Migrations.VERSION);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theTablesAreWhatTheProgramBelievesThemToBe(Engine engine) throws SQLException {
        LedgerSettings settings = settings(engine);
        Ledgers.open(settings).close();
        try (Connection connection = raw(settings)) {
            for (Table table : Table.values()) {
                List<String> columns = new ArrayList<>();
                try (ResultSet found = connection
                        .getMetaData()
                        .getColumns(null, connection.getSchema(), table.table, null)) {
                    while (found.next()) {
                        columns.add(found.getString("COLUMN_NAME"));
                    }
                }
                assertThat(columns).as(table.table).containsExactlyElementsOf(
                        table.columns.stream().map(Table.Column::name).toList());
                List<String> key = new ArrayList<>();
                try (ResultSet found =
                        connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table.table)) {
                    while (found.next()) {
                        key.add(found.getString("COLUMN_NAME"));
                    }
                }
                assertThat(key).as(table.table).containsExactlyInAnyOrder(table.keyNames().split(", "));
            }
        }
    }

    @Test
    void aFileThatIsNoLedgerIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("ledger.db"), "not a database at all, but long enough to be read as one");

        assertThatThrownBy(() -> Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE)))
                .isInstanceOf(RuntimeException.class);
        assertThat(Files.readString(folder.resolve("ledger.db"))).startsWith("not a database");
    }

    /** A connection beside the ledger's own. */
    static Connection raw(LedgerSettings settings) throws SQLException {
        return settings.url().startsWith("sqlite:")
                ? DriverManager.getConnection("jdbc:" + settings.url())
                : DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
