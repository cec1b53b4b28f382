// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceGrpc;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DocumentServiceUploadResponse;
import xietong.v1.EntrustmentServiceSubmitRequest;

/** Messages that no honest client sends, from one that the hub knows. Each gets an answer that says what is wrong. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
    private static final String SUBMIT = "EntrustmentService/Submit";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private static Path folder;

    private static Siege siege;
    private static DocumentRef paper;

    @BeforeAll
    static void begin() {
        siege = new Siege(folder);
        paper = Matters.paper(siege.site.as(Siege.HOSTILE));
    }

    @AfterAll
    static void end() {
        try (Siege ending = siege) {
            ending.survived();
        }
    }

    private static Raw.Answer submit(byte[] message) {
        return Raw.call(siege.site.as(Siege.HOSTILE).channel(), SUBMIT, message);
    }

    private static Raw.Answer submit(Consumer<EntrustmentServiceSubmitRequest.Builder> change) {
        var command = Matters.freeze("hostile", "津0119", paper).toBuilder();
        change.accept(command);
        return submit(command.build().toByteArray());
    }

    private static Raw.Answer answer(Status.Code code, String reason) {
        return new Raw.Answer(code, reason);
    }

    @Test
    void messagesOfHundredMegabytesAreTooLarge() throws Exception {
        siege.withstands("100 MB messages", () -> {
            byte[] huge = new byte[100 * MEGABYTE];
            for (int i = 0; i < 3; i++) {
                assertThat(submit(huge)).isEqualTo(answer(Status.Code.RESOURCE_EXHAUSTED, "REASON_TOO_LARGE"));
            }
        });
    }

    @Test
    void textsOfAMegabyteAreRefused() throws Exception {
        siege.withstands("1 MB texts", () -> {
            String text = "x".repeat(MEGABYTE);
            assertThat(submit(c -> c.getMatterBuilder().setInstructions(text)))
                    .isEqualTo(answer(Status.Code.RESOURCE_EXHAUSTED, "REASON_TOO_LARGE"));
            String shorter = text.substring(MEGABYTE / 8);
            assertThat(submit(c -> c.getMatterBuilder().setInstructions(shorter)).reason())
                    .isIn("REASON_TOO_LARGE", "REASON_FIELD_INVALID");
            assertThat(submit(c -> c.getHeaderBuilder().setRequestId(shorter)).reason())
                    .isEqualTo("REASON_FIELD_INVALID");
            assertThat(submit(c -> c.setRecipient(shorter)).reason()).isNotEmpty();
        });
    }

    @Test
    void bytesThatAreNoMessageAreMalformed() throws Exception {
        int messages = Size.of("garbage messages", 100, 5_000);
        Random random = Size.random();
        siege.withstands("garbage messages", () -> {
            for (int i = 0; i < messages; i++) {
                byte[] garbage = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(garbage);
                // Now and then garbage is a message of unknown fields: then it lacks what is required.
                assertThat(submit(garbage)).isIn(
                        answer(Status.Code.INVALID_ARGUMENT, "REASON_MALFORMED"),
                        answer(Status.Code.INVALID_ARGUMENT, "REASON_FIELD_INVALID"));
            }
            byte[] groups = new byte[100_000];
            Arrays.fill(groups, (byte) 0x7b);
            assertThat(submit(groups)).as("groups, 100,000 deep")
                    .isEqualTo(answer(Status.Code.INVALID_ARGUMENT, "REASON_MALFORMED"));
            byte[] valid = Matters.freeze("hostile", "津0119", paper).toByteArray();
            assertThat(submit(Arrays.copyOf(valid, valid.length - 3))).as("cut")
                    .isEqualTo(answer(Status.Code.INVALID_ARGUMENT, "REASON_MALFORMED"));
        });
    }

    @Test
    void textThatIsNotUtf8IsMalformed() throws Exception {
        siege.withstands("invalid UTF-8", () -> {
            byte[] valid = Matters.freeze("hostile", "津0119", paper).toByteArray();
            byte[] marked = "hostile".getBytes(StandardCharsets.US_ASCII);
            int at = ByteString.copyFrom(valid).toString(StandardCharsets.ISO_8859_1)
                    .indexOf("hostile");
            byte[] broken = valid.clone();
            Arrays.fill(broken, at, at + marked.length, (byte) 0xff);
            assertThat(submit(broken)).isEqualTo(answer(Status.Code.INVALID_ARGUMENT, "REASON_MALFORMED"));
        });
    }

    @Test
    void identifiersThatBreakTheirStandardAreRefusedByName() throws Exception {
        siege.withstands("false identifiers", () -> {
            var invalid = answer(Status.Code.INVALID_ARGUMENT, "REASON_IDENTIFIER_INVALID");
            assertThat(submit(c -> c.getMatterBuilder().getPartiesBuilder(1).getSubjectBuilder()
                    .setIdentifier("990100190001010012"))).as("wrong check digit").isEqualTo(invalid);
            assertThat(submit(c -> c.getHeaderBuilder().setCaseNumber("（2o18）京0117执9002号")))
                    .as("letter o for a zero").isEqualTo(invalid);
        });
    }

    @Test
    void documentsThatLieAboutThemselvesAreNotStored() throws Exception {
        siege.withstands("lying documents", () -> {
            byte[] content = "内容".getBytes(StandardCharsets.UTF_8);
            String digest = "sha256:" + HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content));
            var mismatch = answer(Status.Code.INVALID_ARGUMENT, "REASON_DIGEST_MISMATCH");
            assertThat(upload(digest.replaceAll(".$", digest.endsWith("0") ? "1" : "0"), content.length, content))
                    .as("digest").isEqualTo(mismatch);
            assertThat(upload(digest, content.length - 1, content)).as("shorter").isEqualTo(mismatch);
            assertThat(upload(digest, content.length + 1, content)).as("longer").isEqualTo(mismatch);
            assertThat(upload(digest, Long.MAX_VALUE, content)).as("immense")
                    .isEqualTo(answer(Status.Code.RESOURCE_EXHAUSTED, "REASON_TOO_LARGE"));
            assertThat(submit(c -> c.getMatterBuilder().getPapersBuilder(0).getDocumentBuilder().setDigest(digest)))
                    .as("what was not stored cannot be cited")
                    .isEqualTo(answer(Status.Code.FAILED_PRECONDITION, "REASON_DOCUMENT_UNKNOWN"));
        });
    }

    private static Raw.Answer upload(String digest, long size, byte[] content) {
        var ended = new CompletableFuture<Raw.Answer>();
        var stub = DocumentServiceGrpc.newStub(siege.site.as(Siege.HOSTILE).channel())
                .withDeadlineAfter(30, TimeUnit.SECONDS);
        var parts = stub.upload(new StreamObserver<DocumentServiceUploadResponse>() {
            @Override
            public void onNext(DocumentServiceUploadResponse value) {
                ended.complete(answer(Status.Code.OK, ""));
            }

            @Override
            public void onError(Throwable failure) {
                ended.complete(Raw.Answer.of((StatusRuntimeException) failure));
            }

            @Override
            public void onCompleted() {}
        });
        parts.onNext(DocumentServiceUploadRequest.newBuilder()
                .setDeclaration(DocumentRef.newBuilder()
                        .setDigest(digest).setSize(size).setName("x.txt").setMediaType("text/plain"))
                .build());
        parts.onNext(DocumentServiceUploadRequest.newBuilder().setContent(ByteString.copyFrom(content)).build());
        parts.onCompleted();
        return ended.join();
    }
}
