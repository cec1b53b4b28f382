// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents of what the law erases go too, once nothing else cites them. */
class DocumentErasureTest {
    private static final String COURT = "京0105";
    private static final byte[] RULING = Scribe.bytes("裁定书");
    private static final String DIGEST = DocumentsContract.digest(RULING);
    private static final DocumentKey DOCUMENT = new DocumentKey(COURT, DIGEST);

    @TempDir
    Path folder;

    private LedgerSettings settings;
    private Ledger ledger;
    private Scribe scribe;

    private void open(Engine engine) throws IOException {
        settings = engine.settings(folder);
        ledger = Ledgers.open(settings);
        scribe = new Scribe(ledger);
        DocumentsContract.put(ledger.documents(), COURT, RULING);
    }

    @AfterEach
    void close() {
        ledger.close();
        if (!Opening.isSqlite(settings)) {
            Postgres.drop(settings);
        }
    }

    private boolean isStored() {
        return ledger.documents().size(COURT, DIGEST) >= 0;
    }

    private void workOff() {
        ledger.documentsToErase(null, 10).forEach(document -> ledger.eraseDocument(scribe.lease, document));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatOnlyTheErasedCitedIsToBeErasedAndMayComeBack(Engine engine) throws IOException {
        open(engine);
        scribe.act("entrustment/1").cite(DIGEST).commit();
        scribe.act("entrustment/1").erase().commit();
        assertThat(isStored()).isTrue();
        assertThat(ledger.documentsToErase(null, 10)).containsExactly(DOCUMENT);

        workOff();
        assertThat(isStored()).isFalse();
        assertThat(ledger.documentsToErase(null, 10)).isEmpty();
        DocumentsContract.put(ledger.documents(), COURT, RULING);
        ledger.eraseDocument(scribe.lease, DOCUMENT);
        assertThat(isStored()).as("what is not to be erased stays").isTrue();
        assertThat(DocumentsContract.get(ledger.documents(), COURT, DIGEST)).isEqualTo(RULING);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatTwoCiteGoesWithTheSecond(Engine engine) throws IOException {
        open(engine);
        scribe.act("entrustment/1").cite(DIGEST).and();
        scribe.act("entrustment/2").cite(DIGEST).commit();
        scribe.act("entrustment/1").erase().commit();
        workOff();
        assertThat(isStored()).isTrue();
        assertThat(ledger.documentsToErase(null, 10)).isEmpty();

        scribe.act("entrustment/2").erase().commit();
        workOff();
        assertThat(isStored()).isFalse();
        assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsCitedAfterTheErasureInTheSameBatchStays(Engine engine) throws IOException {
        open(engine);
        byte[] own = Scribe.bytes("只此一案");
        DocumentsContract.put(ledger.documents(), COURT, own);
        scribe.act("entrustment/1").cite(DIGEST).cite(DocumentsContract.digest(own)).and();
        scribe.act("entrustment/1").erase().and();
        scribe.act("entrustment/2").cite(DIGEST).commit();
        workOff();

        assertThat(isStored()).isTrue();
        assertThat(ledger.documents().size(COURT, DocumentsContract.digest(own))).isEqualTo(-1);
        assertThat(Verifier.verify(ledger, Samples.ANY).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aWriterThatLostItsLeaseErasesNothing(Engine engine) throws IOException {
        open(engine);
        scribe.act("entrustment/1").cite(DIGEST).commit();
        scribe.act("entrustment/1").erase().commit();
        Lease lost = scribe.lease;
        ledger.acquire("node-1", Duration.ofMinutes(1)).orElseThrow();

        assertThatThrownBy(() -> ledger.eraseDocument(lost, DOCUMENT)).isInstanceOf(LostLease.class);
        assertThat(isStored()).isTrue();
        assertThat(ledger.documentsToErase(null, 10)).containsExactly(DOCUMENT);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anErasureThatIsNotDoneYetTravelsInABackup(Engine engine) throws IOException {
        open(engine);
        scribe.act("entrustment/1").cite(DIGEST).commit();
        scribe.act("entrustment/1").erase().commit();
        assertThat(ledger.backup(folder.resolve("backup.db"))).isEmpty();
        LedgerSettings target = Engine.SQLITE.settings(folder.resolve("restored"));
        assertThat(Ledgers.restore(folder.resolve("backup.db"), target)).isEmpty();
        try (Ledger restored = Ledgers.open(target)) {
            assertThat(restored.documentsToErase(null, 10)).containsExactly(DOCUMENT);
            assertThat(Verifier.verify(restored, Samples.ANY).counts()).containsEntry("documents to erase", 1L);
        }
    }

    @Test
    void aFileThatCannotBeErasedNowStaysToBeErased() throws IOException {
        open(Engine.SQLITE);
        scribe.act("entrustment/1").cite(DIGEST).commit();
        scribe.act("entrustment/1").erase().commit();
        Path file = file();
        Files.delete(file);
        Path obstacle = Files.createDirectories(file.resolve("obstacle"));
        assertThatThrownBy(() -> ledger.eraseDocument(scribe.lease, DOCUMENT)).isInstanceOf(LedgerUnavailable.class);
        assertThat(ledger.documentsToErase(null, 10)).containsExactly(DOCUMENT);

        Files.delete(obstacle);
        scribe.act("entrustment/2").commit();
        workOff();
        assertThat(file).doesNotExist();
        assertThat(ledger.documentsToErase(null, 10)).isEmpty();
    }

    private Path file() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("documents"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(1);
            return files.get(0);
        }
    }
}
