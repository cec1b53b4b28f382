// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Verifier;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** Lawful erasure: the data is gone, the evidence stays (promise 8). */
class ErasureTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final List<String> PERSONAL =
            List.of("尽删之名", "990100190001010011", "6299990000000000012", "尽删之址", "尽删之由", "尽删之言");

    @TempDir
    Path folder;

    @Test
    void what_is_erased_is_gone_from_answers_files_and_documents_and_the_evidence_stays_whole() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(SENDER);
            DocumentRef only = document(court, "只此一案");
            DocumentRef shared = document(court, "两案共用");
            var sent = matter(only, shared);
            Receipt receipt = court.entrustments().submit(sent);
            String id = receipt.getResource();
            String open = court.entrustments().submit(ofAnother(shared, "h-2")).getResource();
            court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                    .setHeader(TestHub.header("h-3", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("尽删之由"))
                    .setResource(id)
                    .build());
            assertThat(refusal(() -> erase(hub, "h-4", id))).isEqualTo(Reason.REASON_STATE_FORBIDS);
            court.entrustments().withdraw(EntrustmentServiceWithdrawRequest.newBuilder()
                    .setHeader(TestHub.header("h-5", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("尽删之由"))
                    .setId(id)
                    .build());
            assertThat(occurrences()).as("they are there before").isPositive();
            erase(hub, "h-6", id);

            Entrustment erased = court.entrustments().get(id);
            assertThat(erased.getErased()).isTrue();
            assertThat(PERSONAL).noneMatch(erased.toString()::contains);
            var fetched = MailboxServiceGrpc.newBlockingStub(hub.as(RECIPIENT).channel())
                    .fetch(MailboxServiceFetchRequest.getDefaultInstance());
            assertThat(fetched.getItemsList()).anyMatch(i -> i.getEntrustment().getErased());
            assertThat(refusal(() -> court.documents().download("", only, new ByteArrayOutputStream())))
                    .isEqualTo(Reason.REASON_NOT_PARTY);
            court.documents().download(open, shared, new ByteArrayOutputStream());
            assertThat(court.entrustments().submit(sent)).as("asked again").isEqualTo(receipt);
            assertThat(refusal(() -> court.entrustments().submit(ofAnother(only, "h-7"))))
                    .as("what was erased can only be cited once it is uploaded again")
                    .isEqualTo(Reason.REASON_DOCUMENT_UNKNOWN);
            requireWhole(hub);
            Await.until("gone from every file", () -> occurrences() == 0);
            assertThat(court.entrustments().get(open).getErased()).isFalse();
        }
    }

    @Test
    void papers_that_could_not_be_erased_at_once_are_erased_after_the_next_start() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient court = hub.as(SENDER);
            DocumentRef only = document(court, "只此一案");
            String id = court.entrustments().submit(matter(only, only)).getResource();
            court.entrustments().withdraw(EntrustmentServiceWithdrawRequest.newBuilder()
                    .setHeader(TestHub.header("h-2", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("撤回"))
                    .setId(id)
                    .build());
            Path file = file("只此一案");
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            Path obstacle = Files.createDirectories(file.resolve("obstacle"));
            erase(hub, "h-3", id);
            Files.delete(obstacle);
            Files.delete(file);
            Files.write(file, content);
            assertThat(hub.verify().counts()).containsEntry("documents to erase", 1L);
            hub.restart();
            Await.until("it is gone", () -> Files.notExists(file));
            Await.until("nothing is left to do", () -> hub.hub().ledger().documentsToErase(null, 1).isEmpty());
            requireWhole(hub);
        }
    }

    private Path file(String content) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("documents"))) {
            return files.filter(f -> Files.isRegularFile(f) && text(f).equals(new String(
                            content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A matter about another debtor, whose identifier stays. */
    private static EntrustmentServiceSubmitRequest ofAnother(DocumentRef paper, String requestId) {
        var request = Matters.other(paper, RECIPIENT, requestId).toBuilder();
        request.getMatterBuilder().getPartiesBuilder(1).getSubjectBuilder().setIdentifier("990100190002280021");
        return request.build();
    }

    private static Reason refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubRefusal.class, call).reason();
    }

    private static DocumentRef document(HubClient court, String text) throws IOException {
        return court.documents().upload(text.getBytes(StandardCharsets.UTF_8), "文书.txt", "text/plain");
    }

    private static EntrustmentServiceSubmitRequest matter(DocumentRef only, DocumentRef shared) {
        var request = Matters.freeze(only, RECIPIENT, "h-1").toBuilder();
        request.getMatterBuilder().setInstructions("尽删之言").getPapersBuilder(1).setDocument(shared);
        request.getMatterBuilder()
                .getPartiesBuilder(1)
                .getSubjectBuilder()
                .setName("尽删之名")
                .addAddresses("尽删之址");
        return request.build();
    }

    private static void erase(TestHub hub, String requestId, String id) {
        hub.administrator().admin().erase(AdminServiceEraseRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                        .setReason("个人信息保护法第四十七条"))
                .setResource(id)
                .build());
    }

    private static void requireWhole(TestHub hub) {
        Verifier.Report report = hub.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.position()).isPositive();
    }

    /** Personal values and the erased document's content in all files of the hub; nobody else has the same. */
    private long occurrences() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(ErasureTest::text)
                    .flatMap(text -> Stream.concat(PERSONAL.stream(), Stream.of("只此一案"))
                            .filter(value -> text.contains(new String(
                                    value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
