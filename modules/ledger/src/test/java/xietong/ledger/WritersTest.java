// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Mode;

/** Two of them want to write one ledger. */
@Timeout(60)
class WritersTest {
    @TempDir
    Path folder;

    // --- SQLite: the lock file

    @Test
    void oneOfTwoOpeningsOfASqliteFileWrites() {
        LedgerSettings settings = LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
        try (Ledger first = Ledgers.open(settings);
                Ledger second = Ledgers.open(settings)) {
            // Even a lease that has expired in its row is not taken while its holder lives.
            Duration validity = Duration.ofMillis(5);
            Lease lease = first.acquire("a", validity).orElseThrow();
            LedgerContract.awaitExpiry(first, validity);
            assertThat(second.acquire("b", Scribe.LONG)).isEmpty();
            assertThat(second.acquire("a", Scribe.LONG)).isEmpty();

            first.release(lease);
            assertThat(second.acquire("b", Scribe.LONG)).isPresent();
            assertThat(first.acquire("a", Scribe.LONG)).isEmpty();
        }
    }

    @Test
    void aHolderThatEndedLetsAnotherWriteAtOnce() {
        LedgerSettings settings = LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
        try (Ledger second = Ledgers.open(settings)) {
            try (Ledger first = Ledgers.open(settings)) {
                first.acquire("a", Scribe.LONG).orElseThrow();
            }
            assertThat(second.acquire("b", Scribe.LONG)).isPresent();
        }
    }

    @Test
    void closingAReaderDoesNotLoosenTheWritersLock() throws Exception {
        LedgerSettings settings = LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
        try (Ledger writer = Ledgers.open(settings)) {
            writer.acquire("a", Duration.ofMillis(1)).orElseThrow();
            Ledgers.open(settings).close();
            Ledgers.open(Settings.of(settings).readOnly().get()).close();

            try (var other = new OtherProcess(folder, OtherProcess.Task.HOLD)) {
                assertThat(other.line()).isEqualTo("refused");
            }
        }
    }

    @Test
    void oneOfTwoProcessesWritesASqliteFile() throws Exception {
        LedgerSettings settings = LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
        try (Ledger ledger = Ledgers.open(settings)) {
            try (var other = new OtherProcess(folder, OtherProcess.Task.HOLD)) {
                assertThat(other.line()).isEqualTo("taken");
                LedgerContract.awaitExpiry(ledger, Duration.ofMillis(50));
                assertThat(ledger.acquire("here", Scribe.LONG)).isEmpty();
                other.kill();
            }
            assertThat(ledger.acquire("here", Scribe.LONG)).isPresent();
            new Scribe(ledger, ledger.acquire("here", Scribe.LONG).orElseThrow()).act("entrustment/2").commit();
            assertThat(ledger.heads().position()).isEqualTo(2);
        }
    }

    // --- PostgreSQL: the lease's row

    @Test
    void nodesOfAPostgresqlLedgerTakeTurns() {
        LedgerSettings settings = Postgres.newSchema();
        Duration validity = Duration.ofMillis(30);
        try (Ledger first = Ledgers.open(settings);
                Ledger second = Ledgers.open(settings)) {
            var frozen = new Scribe(first, first.acquire("a", Scribe.LONG).orElseThrow());
            frozen.act("entrustment/1").commit();
            assertThat(second.acquire("b", Scribe.LONG)).isEmpty();
            first.renew(frozen.lease, validity);
            LedgerContract.awaitExpiry(second, validity);
            var heir = new Scribe(second, second.acquire("b", Scribe.LONG).orElseThrow());
            heir.act("entrustment/2").tell("x", "t").commit();

            assertThatThrownBy(() -> frozen.act("entrustment/3").tell("x", "t").commit())
                    .isInstanceOf(LostLease.class)
                    .hasMessageContaining("epoch 1");
            assertThat(first.renew(frozen.lease, Scribe.LONG)).isFalse();
            assertThat(second.heads().position()).isEqualTo(2);
            assertThat(second.mailboxHead("x")).isEqualTo(1);
        } finally {
            Postgres.drop(settings);
        }
    }

    @Test
    void aTakingWaitsForTheCommitThatIsUnderWay() throws Exception {
        LedgerSettings settings = Postgres.newSchema();
        var executor = Executors.newSingleThreadExecutor();
        try (Ledger second = Ledgers.open(settings);
                Connection commit = OpeningTest.raw(settings)) {
            // A commit of a writer whose lease ends while it writes.
            Duration validity = Duration.ofMillis(30);
            second.acquire("a", validity).orElseThrow();
            commit.setAutoCommit(false);
            commit.createStatement().execute("SELECT * FROM lease FOR UPDATE");
            LedgerContract.awaitExpiry(second, validity);
            CompletableFuture<Boolean> taking = CompletableFuture.supplyAsync(
                    () -> second.acquire("b", Scribe.LONG).isPresent(), executor);
            awaitBlocked(settings);
            assertThat(taking).isNotDone();

            commit.commit();
            assertThat(taking.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            executor.shutdownNow();
            Postgres.drop(settings);
        }
    }

    @Test
    void aNodeFrozenInTheMiddleOfACommitDoesNotKeepTheLeaseForEver() throws SQLException {
        LedgerSettings settings = Postgres.newSchema();
        try (Ledger ledger = Ledgers.open(settings)) {
            String timeout = ((SqlLedger) ledger)
                    .database()
                    .writer()
                    .locked(c -> SqlReads.list(
                                    c, "SELECT current_setting('idle_in_transaction_session_timeout')", r -> r.getString(1))
                            .get(0));
            assertThat(timeout).isEqualTo("5s");
        } finally {
            Postgres.drop(settings);
        }
    }

    @Test
    void aBrokenConnectionIsReplacedAndNothingOfTheCommitIsThere() {
        LedgerSettings settings = Postgres.newSchema();
        try (Ledger ledger = Ledgers.open(settings)) {
            var scribe = new Scribe(ledger);
            scribe.act("entrustment/1").commit();
            Batch second = scribe.act("entrustment/2").and().batch();
            Postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'xietong%'");

            assertThatThrownBy(() -> ledger.commit(scribe.lease, second)).isInstanceOf(LedgerUnavailable.class);
            // It would be refused if anything of it had been written.
            ledger.commit(scribe.lease, second);
        } finally {
            Postgres.drop(settings);
        }
    }

    private static void awaitBlocked(LedgerSettings settings) throws SQLException {
        try (Connection connection = OpeningTest.raw(settings)) {
            while (SqlReads.list(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND application_name LIKE 'xietong%'",
                            r -> r.getLong(1))
                    .get(0)
                    == 0) {
                Thread.onSpinWait();
            }
        }
    }
}
