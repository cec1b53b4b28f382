// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every place for documents promises. Knows no implementation. */
abstract class DocumentsContract {
    static final String COURT = "京0117";
    static final byte[] RULING = Scribe.bytes("裁定书");

    Ledger ledger;
    Documents documents;

    /** Settings of this test's own ledger, which does not exist yet. */
    abstract LedgerSettings settings();

    @BeforeEach
    void open() {
        ledger = Ledgers.open(settings());
        documents = ledger.documents();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void put(Documents documents, String organisation, byte[] content) throws IOException {
        documents.put(organisation, digest(content), content.length, new ByteArrayInputStream(content));
    }

    static byte[] get(Documents documents, String organisation, String digest) throws IOException {
        var out = new ByteArrayOutputStream();
        return documents.get(organisation, digest, out) ? out.toByteArray() : null;
    }

    @Test
    void whatWasPutIsThere() throws IOException {
        put(documents, COURT, RULING);

        assertThat(documents.size(COURT, digest(RULING))).isEqualTo(RULING.length);
        assertThat(get(documents, COURT, digest(RULING))).isEqualTo(RULING);
    }

    @Test
    void whatWasPutIsThereAfterARestart() throws IOException {
        put(documents, COURT, RULING);
        ledger.close();
        open();

        assertThat(get(documents, COURT, digest(RULING))).isEqualTo(RULING);
    }

    @Test
    void whatWasNotPutIsNotThere() throws IOException {
        assertThat(documents.size(COURT, digest(RULING))).isEqualTo(-1);
        assertThat(get(documents, COURT, digest(RULING))).isNull();
    }

    @Test
    void anotherOrganisationsDocumentIsNotThere() throws IOException {
        put(documents, COURT, RULING);

        assertThat(documents.size("京0118", digest(RULING))).isEqualTo(-1);
        assertThat(get(documents, "京0118", digest(RULING))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000})
    void anySizeIsKept(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        put(documents, COURT, content);

        assertThat(documents.size(COURT, digest(content))).isEqualTo(size);
        assertThat(get(documents, COURT, digest(content))).isEqualTo(content);
    }

    @Test
    void contentMayComeInDribbles() throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        InputStream dribbling = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 777));
            }
        };
        documents.put(COURT, digest(content), content.length, dribbling);

        assertThat(get(documents, COURT, digest(content))).isEqualTo(content);
    }

    @Test
    void aLargeDocumentIsStreamed() throws IOException {
        long size = 24L * 1024 * 1024;
        String digest = digestOfZeros(size);
        documents.put(COURT, digest, size, new Zeros(size));
        var counted = new long[1];
        boolean found = documents.get(COURT, digest, new OutputStream() {
            @Override
            public void write(int b) {
                counted[0]++;
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                assertThat(length).isLessThanOrEqualTo(1024 * 1024);
                counted[0] += length;
            }
        });

        assertThat(found).isTrue();
        assertThat(counted[0]).isEqualTo(size);
    }

    @Test
    void puttingWhatIsThereChangesNothing() throws IOException {
        put(documents, COURT, RULING);
        put(documents, COURT, RULING);

        assertThat(get(documents, COURT, digest(RULING))).isEqualTo(RULING);
    }

    @Test
    void contentOfAnotherDigestIsRefusedAndNothingIsKept() throws IOException {
        String declared = digest(RULING);
        byte[] other = Scribe.bytes("裁定？");

        assertThatThrownBy(() -> documents.put(COURT, declared, other.length, new ByteArrayInputStream(other)))
                .isInstanceOf(Documents.DigestMismatch.class);
        assertThat(documents.size(COURT, declared)).isEqualTo(-1);
        assertThat(documents.size(COURT, digest(other))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void contentOfAnotherSizeIsRefusedAndNothingIsKept(int more) {
        assertThatThrownBy(() -> documents.put(
                        COURT, digest(RULING), RULING.length + more, new ByteArrayInputStream(RULING)))
                .isInstanceOf(Documents.DigestMismatch.class);
        assertThat(documents.size(COURT, digest(RULING))).isEqualTo(-1);
    }

    @Test
    void wrongContentIsRefusedEvenWhenTheDocumentIsThere() throws IOException {
        put(documents, COURT, RULING);

        assertThatThrownBy(() ->
                        documents.put(COURT, digest(RULING), 1, new ByteArrayInputStream(new byte[] {1})))
                .isInstanceOf(Documents.DigestMismatch.class);
        assertThat(get(documents, COURT, digest(RULING))).isEqualTo(RULING);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            private int left = 300_000;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("line cut");
                }
                left -= length;
                return length;
            }
        };

        assertThatThrownBy(() -> documents.put(COURT, digest(RULING), 1_000_000, broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line cut");
        assertThat(documents.size(COURT, digest(RULING))).isEqualTo(-1);
    }

    /** Changes what is stored of the ruling behind the ledger's back: another first byte, or the end cut off. */
    abstract void damage(boolean cut) throws Exception;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDamagedDocumentIsNotGivenOutAndTheNextUploadHealsIt(boolean cut) throws Exception {
        put(documents, COURT, RULING);
        damage(cut);
        assertThatThrownBy(() -> documents.get(COURT, digest(RULING), OutputStream.nullOutputStream()))
                .isInstanceOf(Documents.Damaged.class);
        byte[] other = Scribe.bytes("裁定？");
        assertThatThrownBy(() -> documents.put(COURT, digest(RULING), RULING.length, new ByteArrayInputStream(other)))
                .isInstanceOf(Documents.DigestMismatch.class);

        put(documents, COURT, RULING);
        assertThat(get(documents, COURT, digest(RULING))).isEqualTo(RULING);
        assertThat(documents.size(COURT, digest(RULING))).isEqualTo(RULING.length);
    }

    @Test
    void severalSizesAreReadAtOnceAndWhatIsNotStoredIsLeftOut() throws IOException {
        List<DocumentKey> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] content = Scribe.bytes("文书" + i);
            if (i < 3) {
                put(documents, COURT, content);
            }
            keys.add(new DocumentKey(COURT, digest(content)));
        }
        keys.add(new DocumentKey("京0118", digest(Scribe.bytes("文书0"))));
        keys.add(new DocumentKey(COURT, "no digest\0"));

        assertThat(documents.sizes(keys)).hasSize(3).containsEntry(keys.get(2), (long) Scribe.bytes("文书2").length);
        assertThat(documents.sizes(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "../../etc/passwd", "sha256:../../../etc/passwd", "md5:00"})
    void whatIsNotADigestIsRefused(String digest) {
        assertThatThrownBy(() -> documents.size(COURT, digest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> documents.put(COURT, digest, 0, InputStream.nullInputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentHasAnOrganisation() {
        assertThatThrownBy(() -> put(documents, "", RULING)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../x", "/etc", "a/b", "a\\b", "CON", "京0117/执行", "A", "a", "_", "%2e"})
    void anyCodeOfAnOrganisationIsItsOwnPlace(String code) throws IOException {
        put(documents, code, RULING);

        assertThat(get(documents, code, digest(RULING))).isEqualTo(RULING);
        assertThat(documents.size(code + "x", digest(RULING))).isEqualTo(-1);
    }

    @Test
    void theSameDocumentPutByManyAtOnceIsThereOnce() throws Exception {
        byte[] content = new byte[700_000];
        new Random(2).nextBytes(content);
        var executor = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> upload = () -> {
                put(documents, COURT, content);
                return null;
            };
            List<Future<Void>> uploads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                uploads.add(executor.submit(upload));
            }
            for (Future<Void> each : uploads) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(get(documents, COURT, digest(content))).isEqualTo(content);
    }

    private static String digestOfZeros(long size) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var zeros = new java.security.DigestInputStream(new Zeros(size), sha256)) {
                zeros.transferTo(OutputStream.nullOutputStream());
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
