// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceUploadRequest;

/** Papers go in whole or not at all, and one who stands still stands in nobody's way. */
class DocumentTest {
    private static final String UPLOAD = "xietong.v1.DocumentService/Upload";
    private static final String DOWNLOAD = "xietong.v1.DocumentService/Download";
    private static final int STALLED = 40;

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static Wire.Answer upload(DocumentServiceUploadRequest... parts) {
        var bytes = new ArrayList<byte[]>();
        for (var part : parts) {
            bytes.add(part.toByteArray());
        }
        return Wire.call(
                hub.as("京0117").channel(), UPLOAD, MethodType.CLIENT_STREAMING, new Metadata(), bytes);
    }

    private static DocumentServiceUploadRequest declaration(byte[] content, long size) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return DocumentServiceUploadRequest.newBuilder()
                .setDeclaration(DocumentRef.newBuilder()
                        .setDigest("sha256:" + HexFormat.of().formatHex(digest))
                        .setName("文书")
                        .setMediaType("text/plain")
                        .setSize(size))
                .build();
    }

    private static DocumentServiceUploadRequest content(byte[] content) {
        return DocumentServiceUploadRequest.newBuilder().setContent(ByteString.copyFrom(content)).build();
    }

    @Test
    void what_is_not_as_declared_is_refused_and_not_kept() throws Exception {
        byte[] text = "演示裁定书一".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] other = "演示裁定书二".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var declared = declaration(text, text.length);
        String digest = declared.getDeclaration().getDigest();
        assertThat(upload(declared, content(other)).reason()).isEqualTo("REASON_DIGEST_MISMATCH");
        assertThat(upload(declared, content(text), content(other)).reason()).isEqualTo("REASON_DIGEST_MISMATCH");
        assertThat(upload(declared).reason()).isEqualTo("REASON_DIGEST_MISMATCH");
        assertThat(upload(declaration(text, text.length - 1), content(text)).reason())
                .isEqualTo("REASON_DIGEST_MISMATCH");
        assertThat(upload(declaration(text, 33L << 20)).reason()).isEqualTo("REASON_TOO_LARGE");
        assertThat(upload(content(text)).reason()).isEqualTo("REASON_FIELD_INVALID");
        assertThat(upload().reason()).isEqualTo("REASON_MALFORMED");
        assertThat(upload(declared, content(new byte[0])).reason()).isEqualTo("REASON_FIELD_INVALID");
        assertThat(hub.hub().ledger().documents().size("京0117", digest)).isEqualTo(-1);
        assertThat(upload(declared, content(text)).accepted()).isTrue();
        assertThat(upload(declared, content(text)).accepted()).as("again").isTrue();
        upload(declared, content(other));
        var read = new ByteArrayOutputStream();
        hub.hub().ledger().documents().get("京0117", digest, read);
        assertThat(read.toByteArray()).isEqualTo(text);
    }

    @Test
    void a_large_document_goes_in_and_comes_out_whole() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed: " + seed);
        byte[] large = new byte[Size.of("KiB of one document", 6_000, 32_000) << 10];
        new Random(seed).nextBytes(large);
        var court = hub.as("京0117");
        DocumentRef document = court.documents().upload(large, "大.bin", "application/octet-stream");
        var read = new ByteArrayOutputStream();
        court.documents().download("", document, read);
        assertThat(read.toByteArray()).isEqualTo(large);
    }

    @Test
    void uploads_and_downloads_that_stand_still_hold_up_no_other_organisation() throws Exception {
        byte[] large = new byte[4 << 20];
        DocumentRef document = hub.as("冀1082").documents().upload(large, "大.bin", "application/octet-stream");
        var stalled = new ArrayList<ClientCall<byte[], byte[]>>();
        try (var first = hub.another("冀1082")) {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(begin(first.channel(), UPLOAD, MethodType.CLIENT_STREAMING,
                        declaration(new byte[] {(byte) i}, 1).toByteArray()));
                stalled.add(begin(first.channel(), DOWNLOAD, MethodType.SERVER_STREAMING,
                        DocumentServiceDownloadRequest.newBuilder()
                                .setOrganisation("冀1082")
                                .setDigest(document.getDigest())
                                .build()
                                .toByteArray()));
            }
            // The hub has seen them all once it answers on the same connection.
            Await.until("too many are refused", () -> Wire.call(
                            first.channel(), UPLOAD, MethodType.CLIENT_STREAMING, new Metadata(), refusedDeclaration())
                    .reason()
                    .equals("REASON_OVERLOADED"));
            long start = System.nanoTime();
            var court = hub.as("京0117");
            DocumentRef paper = Matters.paper(court);
            String id = court.entrustments().submit(Matters.other(paper, "津0119", "beside-1")).getResource();
            hub.as("津0119").documents().download(id, paper, new ByteArrayOutputStream());
            try (var stream = Frames.open(hub.as("津0119").channel(), Frames.named("desk").build())) {
                assertThat(stream.item().getResource()).isEqualTo(id);
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
            stalled.forEach(c -> c.cancel("enough", null));
        }
        // Those who have left are not counted any more.
        var channel = hub.as("冀1082").channel();
        Await.until("there is room again", () -> Wire.call(
                        channel, UPLOAD, MethodType.CLIENT_STREAMING, new Metadata(), refusedDeclaration())
                .status()
                .getCode()
                .equals(Code.INVALID_ARGUMENT));
    }

    private static List<byte[]> refusedDeclaration() {
        try {
            return List.of(declaration(new byte[] {1, 2}, 2).toByteArray(), content(new byte[] {3, 4}).toByteArray());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ClientCall<byte[], byte[]> begin(Channel channel, String method, MethodType type, byte[] first) {
        ClientCall<byte[], byte[]> call = channel.newCall(Wire.method(method, type), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(first);
        if (type == MethodType.SERVER_STREAMING) {
            call.halfClose();
        }
        return call;
    }
}
