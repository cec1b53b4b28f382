// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xietong.v1.Mode;

/** What every ledger promises about itself as a whole: verification, backup, restore. */
abstract class WholeContract extends VerificationContract {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRestoredLedgerHoldsWhatWasBackedUp(Engine engine) throws IOException {
        Samples.fill(scribe);
        assertThat(ledger.backup(folder.resolve("backup.db"))).isEmpty();
        LedgerSettings target = engine.settings(folder.resolve("restored"));
        assertThat(Ledgers.restore(folder.resolve("backup.db"), target)).isEmpty();
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(restored.info().id()).isEqualTo(ledger.info().id());
            assertThat(restored.info().created()).isEqualTo(ledger.info().created());
            assertThat(restored.heads()).usingRecursiveComparison().isEqualTo(ledger.heads());
            assertThat(restored.historyAfter(0, 0, 100))
                    .usingRecursiveComparison()
                    .isEqualTo(ledger.historyAfter(0, 0, 100));
            assertThat(restored.timersDue(Samples.DUE, 100))
                    .usingRecursiveComparison()
                    .isEqualTo(ledger.timersDue(Samples.DUE, 100));
            assertThat(restored.deliveries("京0117", 0, 100)).isEqualTo(ledger.deliveries("京0117", 0, 100));
            assertThat(restored.subscription("京0117", "wall")).isEqualTo(ledger.subscription("京0117", "wall"));
            assertThat(restored.rules(1)).usingRecursiveComparison().isEqualTo(ledger.rules(1));
            assertThat(DocumentsContract.get(
                            restored.documents(), "京0105", DocumentsContract.digest(Samples.RULING)))
                    .isEqualTo(Samples.RULING);
            assertThat(Verifier.verify(restored, Samples.ANY)).isEqualTo(verify());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRestoredLedgerGoesOnWithANewMailboxEpochAndAFreeLease(Engine engine) {
        Samples.fill(scribe);
        ledger.backup(folder.resolve("backup.db"));
        LedgerSettings target = engine.settings(folder.resolve("restored"));
        Ledgers.restore(folder.resolve("backup.db"), target);
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(restored.info().mailboxEpoch())
                    .isNotEmpty()
                    .isNotEqualTo(ledger.info().mailboxEpoch());
            Lease lease = restored.acquire("another node", Scribe.LONG).orElseThrow();
            assertThat(lease.epoch()).isGreaterThan(scribe.lease.epoch());
            new Scribe(restored, lease).act("entrustment/1").tell("京0117", "t").commit();
            assertThat(restored.heads().position()).isEqualTo(4);
            assertThat(restored.mailboxHead("京0117")).isEqualTo(22);
            assertThat(Verifier.verify(restored, Samples.ANY).findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBackupTakenWhileTheWriterGoesOnIsOneInstant(Engine engine) throws InterruptedException {
        Samples.fill(scribe);
        Path backup = folder.resolve("backup.db");
        try (var writer = new Samples.Busy(scribe)) {
            writer.await(5);
            ledger.backup(backup);
            writer.await(writer.commits() + 5);
        }
        LedgerSettings target = engine.settings(folder.resolve("restored"));
        Ledgers.restore(backup, target);
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(restored.heads().position()).isGreaterThan(3).isLessThan(ledger.heads().position());
            assertThat(Verifier.verify(restored, Samples.ANY).findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBackupThatLacksACitedDocumentSaysWhichAndSoDoesARestore(Engine engine) throws Exception {
        Samples.fill(scribe);
        String lost = DocumentsContract.digest(Scribe.bytes("遗失的裁定书"));
        scribe.act("entrustment/1").cite(lost).commit();
        var document = new DocumentKey("京0105", lost);
        List<DocumentFault> missing = List.of(new DocumentFault(document, "is not in the backup"));
        assertThat(ledger.backup(folder.resolve("backup.db"))).isEqualTo(missing);
        LedgerSettings target = engine.settings(folder.resolve("restored"));
        assertThat(Ledgers.restore(folder.resolve("backup.db"), target)).isEqualTo(missing);
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(Verifier.verify(restored, Samples.ANY).findings())
                    .singleElement()
                    .hasToString("citations 京0105 " + lost + ": the document is not stored");
            assertThat(Verifier.missingDocuments(restored))
                    .containsExactly(new DocumentFault(document, "is not stored"));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDocumentThatIsDamagedInABackupIsNamedByTheRestore(Engine engine) throws Exception {
        Samples.fill(scribe);
        Path backup = folder.resolve("backup.db");
        assertThat(ledger.backup(backup)).isEmpty();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE document_chunks SET content = CAST(x'00' || substr(content, 2) AS BLOB)");
        }
        LedgerSettings target = engine.settings(folder.resolve("restored"));

        assertThat(Ledgers.restore(backup, target))
                .singleElement()
                .asString()
                .startsWith("京0105 " + DocumentsContract.digest(Samples.RULING) + ": content declared as");
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(Verifier.verify(restored, Samples.ANY).findings())
                    .singleElement()
                    .asString()
                    .startsWith("citations 京0105 " + DocumentsContract.digest(Samples.RULING) + ": the document is not");
        }
    }

    @Test
    void aBackupIsTakenOfALedgerThatIsOnlyRead() {
        Samples.fill(scribe);
        try (Ledger reader = Ledgers.open(Settings.of(settings()).readOnly().get())) {
            reader.backup(folder.resolve("backup.db"));
        }
        assertThat(folder.resolve("backup.db")).exists();
    }

    @Test
    void aBackupLeavesOneFileAndReplacesNone() throws IOException {
        Samples.fill(scribe);
        Path backups = Files.createDirectory(folder.resolve("backups"));
        ledger.backup(backups.resolve("monday.db"));
        assertThatThrownBy(() -> ledger.backup(backups.resolve("monday.db")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there already");
        try (Stream<Path> files = Files.list(backups)) {
            assertThat(files).containsExactly(backups.resolve("monday.db"));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLedgerIsNotRestoredOverAnother(Engine engine) {
        Samples.fill(scribe);
        ledger.backup(folder.resolve("backup.db"));
        LedgerSettings target = engine.settings(folder.resolve("there"));
        try (Ledger there = Ledgers.open(target)) {
            String id = there.info().id();
            assertThatThrownBy(() -> Ledgers.restore(folder.resolve("backup.db"), target))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already");
            assertThat(there.info().id()).isEqualTo(id);
            assertThat(there.heads().position()).isZero();
        }
    }

    @Test
    void aLiveBackupIsNotRestoredAsADrill() {
        ledger.backup(folder.resolve("backup.db"));
        LedgerSettings drill = LedgerSettings.sqlite(folder.resolve("restored"), Mode.MODE_DRILL);

        assertThatThrownBy(() -> Ledgers.restore(folder.resolve("backup.db"), drill))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MODE_LIVE for good");
        assertThat(folder.resolve("restored/ledger.db")).doesNotExist();
    }

    @Test
    void whatIsNoBackupIsNotRestored() {
        LedgerSettings other = LedgerSettings.sqlite(folder.resolve("other"), Mode.MODE_LIVE);
        Ledgers.open(other).close();
        LedgerSettings target = LedgerSettings.sqlite(folder.resolve("restored"), Mode.MODE_LIVE);

        assertThatThrownBy(() -> Ledgers.restore(folder.resolve("other/ledger.db"), target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not a backup");
        assertThatThrownBy(() -> Ledgers.restore(folder.resolve("nothing"), target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no backup");
    }

    @Test
    void documentsOfManyOrganisationsTravelInABackup() throws IOException {
        byte[] large = new byte[700_000];
        new java.util.Random(3).nextBytes(large);
        for (String code : List.of("京0105", "京0117", "A", "a")) {
            DocumentsContract.put(ledger.documents(), code, large);
        }
        DocumentsContract.put(ledger.documents(), "A", new byte[0]);
        ledger.backup(folder.resolve("backup.db"));
        LedgerSettings target = LedgerSettings.sqlite(folder.resolve("restored"), Mode.MODE_LIVE);
        Ledgers.restore(folder.resolve("backup.db"), target);
        try (Ledger restored = Ledgers.open(target)) {
            for (String code : List.of("京0105", "京0117", "A", "a")) {
                assertThat(DocumentsContract.get(restored.documents(), code, DocumentsContract.digest(large)))
                        .isEqualTo(large);
            }
            assertThat(restored.documents().size("A", DocumentsContract.digest(new byte[0]))).isZero();
        }
    }
}
