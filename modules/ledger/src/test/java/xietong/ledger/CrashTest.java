// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Mode;

/** Whatever was acknowledged is there after the process or the engine was killed, and what is there is whole. */
@Timeout(90)
class CrashTest {
    @TempDir
    Path folder;

    @RepeatedTest(3)
    void aKilledProcessLosesNothingThatItHadAcknowledged() throws Exception {
        long acknowledged = 0;
        try (var other = new OtherProcess(folder, OtherProcess.Task.COMMIT)) {
            while (acknowledged < 200) {
                acknowledged = Long.parseLong(other.line());
            }
            other.kill();
            for (String line = other.line(); line != null && !line.isEmpty(); line = other.line()) {
                acknowledged = Long.parseLong(line);
            }
        }
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE))) {
            assertThat(ledger.heads().position()).isBetween(acknowledged, acknowledged + 1);
            assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
            // The same node may go on at once; its lock went with the process.
            new Scribe(ledger, ledger.acquire("there", Scribe.LONG).orElseThrow()).act("entrustment/1").commit();
        }
    }

    @Test
    void aProcessKilledBetweenAnErasureAndItsDocumentsLeavesThemToBeErased() throws Exception {
        try (var other = new OtherProcess(folder, OtherProcess.Task.ERASE)) {
            assertThat(other.line()).isEqualTo("erased");
            other.kill();
        }
        var document = new DocumentKey("京0105", DocumentsContract.digest(Samples.RULING));
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE))) {
            assertThat(ledger.documents().sizes(List.of(document))).hasSize(1);
            assertThat(ledger.documentsToErase(null, 10)).containsExactly(document);
            ledger.eraseDocument(ledger.acquire("there", Scribe.LONG).orElseThrow(), document);
            assertThat(ledger.documents().sizes(List.of(document))).isEmpty();
            assertThat(ledger.documentsToErase(null, 10)).isEmpty();
        }
    }

    @Test
    void aKilledPostgresqlLosesNothingThatItHadAcknowledged() throws Exception {
        long[] acknowledged = new long[1];
        try (EmbeddedPostgres server = server()) {
            Ledger ledger = Ledgers.open(settings(server));
            var scribe = new Scribe(ledger);
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; ; i++) {
                        scribe.act("entrustment/" + i % 11).tell("a", "t").personal("张三").and();
                        acknowledged[0] = scribe.commit().seal().position();
                    }
                } catch (LedgerUnavailable e) {
                    // The server is gone.
                }
            });
            writer.start();
            while (acknowledged[0] < 200) {
                Thread.onSpinWait();
            }
            crash();
            writer.join();
            ledger.close();
        }
        try (EmbeddedPostgres server = server()) {
            awaitRecovery(server);
            try (Ledger ledger = Ledgers.open(settings(server))) {
                assertThat(ledger.heads().position()).isBetween(acknowledged[0], acknowledged[0] + 1);
                assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
                Lease lease = ledger.acquire("node-1", Duration.ofMinutes(1)).orElseThrow();
                new Scribe(ledger, lease).act("entrustment/1").commit();
            }
        }
    }

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static LedgerSettings settings(EmbeddedPostgres server) {
        return new LedgerSettings(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "", null, Mode.MODE_LIVE, "SHA-256", false);
    }

    /** SIGQUIT makes the server and all its processes drop everything, without a last checkpoint. */
    private void crash() throws IOException, InterruptedException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).trim();
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
    }

    private static void awaitRecovery(EmbeddedPostgres server) {
        while (true) {
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                return;
            } catch (SQLException e) {
                Thread.onSpinWait();
            }
        }
    }
}
