// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

@Timeout(60)
class DocumentsTest {
    private static final String HELLO_DIGEST =
            "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final FakeDocuments archive = new FakeDocuments();
    private final FakeHub hub = new FakeHub(archive);
    private final Documents documents = hub.client.documents();
    private final byte[] big = new byte[1_000_003];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    @TempDir
    private Path directory;

    DocumentsTest() {
        new Random(7).nextBytes(big);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aDocumentIsDeclaredByItsDigestAndSize() throws IOException {
        DocumentRef stored = documents.upload("hello".getBytes(UTF_8), "裁定书.txt", "text/plain");
        assertThat(stored).isEqualTo(DocumentRef.newBuilder().setOrganisation("C1").setDigest(HELLO_DIGEST)
                .setName("裁定书.txt").setMediaType("text/plain").setSize(5).build());
        assertThat(archive.stored.get(HELLO_DIGEST).toStringUtf8()).isEqualTo("hello");
    }

    @Test
    void anEmptyDocumentIsOneToo() throws IOException {
        DocumentRef stored = documents.upload(new byte[0], "empty", "text/plain");
        documents.download("", stored, out);
        assertThat(out.size()).isZero();
        assertThat(archive.stored).hasSize(1);
    }

    @Test
    void aFileGoesUpAndComesBack() throws IOException {
        Path file = Files.write(directory.resolve("order.pdf"), big);
        DocumentRef stored = documents.upload(file, "application/pdf");
        assertThat(stored.getName()).isEqualTo("order.pdf");
        Path back = directory.resolve("back.pdf");
        documents.download("m1", stored, back);
        assertThat(back).hasBinaryContent(big);
    }

    @Test
    void aBrokenUploadIsBegunAgain() throws IOException {
        archive.breakUploads = 2;
        DocumentRef stored = documents.upload(big, "big", "image/tiff");
        assertThat(archive.uploads).isEqualTo(3);
        assertThat(archive.stored.get(stored.getDigest()).toByteArray()).isEqualTo(big);
    }

    @Test
    void anUploadThatIsRefusedHalfwayEndsThere() {
        archive.limit = 300_000;
        assertThatThrownBy(() -> documents.upload(big, "big", "image/tiff")).isInstanceOfSatisfying(HubRefusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.REASON_TOO_LARGE));
        assertThat(archive.uploads).isEqualTo(1);
    }

    @Test
    void whatIsThereAlreadyMayBeAnsweredBeforeItIsSent() throws IOException {
        DocumentRef first = documents.upload(big, "big", "image/tiff");
        assertThat(documents.upload(big, "big", "image/tiff")).isEqualTo(first);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItWas() throws IOException {
        DocumentRef stored = documents.upload(big, "big", "image/tiff");
        archive.breakDownloads = 2;
        documents.download("m1", stored, out);
        assertThat(archive.downloads).isEqualTo(3);
        assertThat(out.toByteArray()).isEqualTo(big);
    }

    @Test
    void contentWithAnotherDigestIsRefusedAndLeavesNoFile() throws IOException {
        DocumentRef stored = documents.upload("hello".getBytes(UTF_8), "hello", "text/plain");
        archive.damages = true;
        assertThatThrownBy(() -> documents.download("m1", stored, out)).isInstanceOfSatisfying(DigestMismatch.class,
                mismatch -> {
                    assertThat(mismatch.expected()).isEqualTo(HELLO_DIGEST);
                    assertThat(mismatch.actual()).startsWith("sha256:").isNotEqualTo(HELLO_DIGEST);
                });
        assertThat(archive.downloads).isEqualTo(1);
        assertThatThrownBy(() -> documents.download("m1", stored, directory.resolve("hello.txt")))
                .isInstanceOf(DigestMismatch.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDocumentOfAnotherMatterIsRefused() {
        DocumentRef foreign = DocumentRef.newBuilder().setOrganisation("C2").setDigest(HELLO_DIGEST).build();
        assertThatThrownBy(() -> documents.download("m1", foreign, out)).isInstanceOfSatisfying(HubRefusal.class,
                refusal -> assertThat(refusal.code()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void aDigestThatCannotBeCheckedIsNotDownloaded() {
        DocumentRef unknown = DocumentRef.newBuilder().setDigest("sm3:00").build();
        assertThatThrownBy(() -> documents.download("m1", unknown, out)).isInstanceOf(IllegalArgumentException.class);
        assertThat(archive.downloads).isZero();
    }
}
