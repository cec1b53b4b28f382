// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceRateRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.MailboxFilter;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MatterBox;
import xietong.v1.OfficerRole;

/** A refusal says why, where the matter stands and what would be accepted, alone and in an exchange. */
class RefusalTest {
    private static final String SERVICE = "xietong.v1.EntrustmentService/";
    private static final String EXCHANGE = "xietong.v1.ExchangeService/Exchange";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static String id;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        paper = Matters.paper(hub.as("京0117"));
        id = hub.as("京0117").entrustments().submit(Matters.freeze(paper, "津0119", "b-1")).getResource();
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static CommandHeader header(OfficerRole role) {
        return TestHub.header("b-9", role);
    }

    /** The same refusal both ways. */
    private static Map<String, String> refused(
            String court, String method, Message request, Code code, String reason) {
        Channel channel = hub.as(court).channel();
        Wire.Answer answer = Wire.call(channel, SERVICE + method, request);
        assertThat(answer.status().getCode()).as("%s %s", method, answer).isEqualTo(code);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.info().getDomain()).isEqualTo("xietong");
        var outcome = Wire.exchange(channel, List.of(Wire.command(SERVICE + method, request.toByteArray()))).get(0);
        assertThat(outcome.getRefusal().getStatusCode()).isEqualTo(code.value());
        assertThat(outcome.getRefusal().getReason().name()).isEqualTo(reason);
        assertThat(outcome.getRefusal().getMetadataMap()).isEqualTo(answer.metadata());
        assertThat(outcome.getRefusal().getMessage()).isEqualTo(answer.status().getDescription());
        return answer.metadata();
    }

    @Test
    void a_command_that_the_state_forbids_is_told_the_state_and_what_is_allowed() {
        var confirm = EntrustmentServiceConfirmRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(id)
                .build();
        var told = refused("京0117", "Confirm", confirm, Code.FAILED_PRECONDITION, "REASON_STATE_FORBIDS");
        assertThat(told).containsEntry("state", "SENT");
        assertThat(told.get("allowed").split(",")).contains("Sign", "Withdraw", "Urge").doesNotContain("Confirm");
    }

    @Test
    void refusals_name_the_field_the_right_the_revision_and_what_is_accepted() {
        var rate = EntrustmentServiceRateRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_APPROVER))
                .setId(id);
        refused("京0117", "Rate", rate.build(), Code.PERMISSION_DENIED, "REASON_RIGHT_MISSING");
        var sign = EntrustmentServiceSignRequest.newBuilder().setId(id);
        var field = refused("津0119", "Sign", sign.build(), Code.INVALID_ARGUMENT, "REASON_FIELD_INVALID");
        assertThat(field).containsEntry("field", "header.request_id").containsKey("accepted");
        sign.setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setExpectedRevision(7));
        var aborted = refused("津0119", "Sign", sign.build(), Code.ABORTED, "REASON_REVISION_MISMATCH");
        assertThat(aborted).containsEntry("revision", "1").containsEntry("state", "SENT");
        var behalf = EntrustmentServiceSignRequest.newBuilder()
                .setId(id)
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setOnBehalfOf("京0117"))
                .build();
        refused("津0119", "Sign", behalf, Code.INVALID_ARGUMENT, "REASON_FIELD_INVALID");

        var request = Matters.freeze(paper, "津0119", "b-9").toBuilder();
        var papers = request.build().toBuilder();
        papers.getMatterBuilder().removePapers(1);
        refused("京0117", "Submit", papers.build(), Code.FAILED_PRECONDITION, "REASON_PAPERS_MISSING");
        var kind = request.build().toBuilder();
        kind.getMatterBuilder().setKind("NO_SUCH_KIND");
        refused("京0117", "Submit", kind.build(), Code.INVALID_ARGUMENT, "REASON_KIND_UNKNOWN");
        var identifier = request.build().toBuilder();
        identifier.getMatterBuilder().getPartiesBuilder(1).getSubjectBuilder().setIdentifier("990100190001010012");
        refused("京0117", "Submit", identifier.build(), Code.INVALID_ARGUMENT, "REASON_IDENTIFIER_INVALID");
        var nowhere = request.build().toBuilder();
        nowhere.getMatterBuilder()
                .getPapersBuilder(0)
                .getDocumentBuilder()
                .setDigest("sha256:" + "0".repeat(64));
        refused("京0117", "Submit", nowhere.build(), Code.FAILED_PRECONDITION, "REASON_DOCUMENT_UNKNOWN");
    }

    @Test
    void whatever_a_party_is_refused_for_it_is_told_the_state_and_what_is_allowed() {
        var sign = EntrustmentServiceSignRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(id)
                .build();
        var right = refused("京0117", "Sign", sign, Code.PERMISSION_DENIED, "REASON_RIGHT_MISSING");
        assertThat(right).containsEntry("state", "SENT").containsEntry("allowed", "Sign,Withdraw,Urge");
        var urge = EntrustmentServiceUrgeRequest.newBuilder().setId(id);
        var late = urge.setHeader(sign.getHeader().toBuilder().setExpectedRevision(0)).build();
        var revision = refused("京0117", "Urge", late, Code.ABORTED, "REASON_REVISION_MISMATCH");
        assertThat(revision).containsEntry("state", "SENT").containsEntry("allowed", "Sign,Withdraw,Urge");
        var reused = urge.setHeader(sign.getHeader().toBuilder().setRequestId("b-1")).build();
        assertThat(refused("京0117", "Urge", reused, Code.ALREADY_EXISTS, "REASON_REQUEST_ID_REUSED"))
                .containsEntry("state", "SENT");
    }

    @Test
    void a_stranger_is_told_the_same_of_a_matter_that_is_there_and_of_one_that_is_not() {
        var urge = EntrustmentServiceUrgeRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setExpectedRevision(9));
        for (String matter : List.of(id, "MNOSUCHMATTER")) {
            var request = urge.setId(matter).build();
            assertThat(refused("京0108", "Urge", request, Code.PERMISSION_DENIED, "REASON_NOT_PARTY")).isEmpty();
        }
    }

    @Test
    void a_text_that_no_ledger_can_look_for_is_refused_by_the_name_of_its_field() {
        String bad = "M0\0";
        var head = header(OfficerRole.OFFICER_ROLE_OFFICER);
        var sign = EntrustmentServiceSignRequest.newBuilder().setHeader(head).setId(bad).build();
        assertThat(refused("津0119", "Sign", sign, Code.INVALID_ARGUMENT, "REASON_FIELD_INVALID"))
                .containsEntry("field", "id")
                .containsKey("accepted");
        var paperless = Matters.other(paper, "津0119", "b-9").toBuilder();
        paperless.getMatterBuilder().getPapersBuilder(0).getDocumentBuilder().setOrganisation(bad);
        assertThat(refused("京0117", "Submit", paperless.build(), Code.INVALID_ARGUMENT, "REASON_FIELD_INVALID"))
                .containsEntry("field", "matter.papers.document.organisation");
        String token = Base64.getUrlEncoder().encodeToString(bad.concat(" x").getBytes(StandardCharsets.UTF_8));
        Map<String, Message> questions = Map.of(
                "EntrustmentService/Get", EntrustmentServiceGetRequest.newBuilder().setId(bad).build(),
                "EntrustmentService/GetStatus",
                EntrustmentServiceGetStatusRequest.newBuilder().addIds(id).addIds(bad).build(),
                "EntrustmentService/List",
                EntrustmentServiceListRequest.newBuilder()
                        .setBox(MatterBox.MATTER_BOX_INBOX)
                        .setPageToken(token)
                        .build(),
                "MailboxService/Fetch", MailboxServiceFetchRequest.newBuilder().setMailbox(bad).build(),
                "DocumentService/Download", DocumentServiceDownloadRequest.newBuilder()
                        .setResource(bad)
                        .setOrganisation("京0117")
                        .setDigest(paper.getDigest())
                        .build());
        questions.forEach((method, question) -> assertThat(
                        Wire.call(hub.as("津0119").channel(), "xietong.v1." + method, question).reason())
                .as(method)
                .isEqualTo("REASON_FIELD_INVALID"));
        var endless = MailboxServiceFetchRequest.newBuilder()
                .setFilter(MailboxFilter.newBuilder().addTopics("a".repeat(50_000) + ".b"))
                .build();
        assertThat(Wire.call(hub.as("津0119").channel(), "xietong.v1.MailboxService/Fetch", endless).metadata())
                .containsEntry("field", "filter.topics");
    }

    @Test
    void the_officer_who_submitted_cannot_approve() {
        var pending = hub.as("京0117").entrustments().submit(Matters.deduction(paper, "津0119", "b-2"));
        var approve = EntrustmentServiceApproveRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_APPROVER).toBuilder()
                        .setOfficer(TestHub.header("x", OfficerRole.OFFICER_ROLE_OFFICER).getOfficer().toBuilder()
                                .setRole(OfficerRole.OFFICER_ROLE_APPROVER)))
                .setId(pending.getResource())
                .setGranted(true)
                .build();
        var told = refused("京0117", "Approve", approve, Code.FAILED_PRECONDITION, "REASON_SECOND_OFFICER_REQUIRED");
        assertThat(told).containsEntry("state", "PENDING_APPROVAL");
    }

    @Test
    void an_exchange_keeps_the_order_and_goes_on_after_refusals() {
        int frames = Size.of("frames of a long exchange", 40, 2_000);
        var requests = new ArrayList<byte[]>();
        var expected = new ArrayList<String>();
        for (int f = 0; f < frames; f++) {
            var frame = ExchangeServiceExchangeRequest.newBuilder();
            for (int c = 0; c < (f % 3 == 0 ? 1 : 20); c++) {
                String requestId = "x-" + f + "-" + c;
                int choice = (f + c) % 4;
                frame.addCommands(choice == 1
                        ? Wire.command("xietong.v1.NoService/None", new byte[0])
                        : choice == 2
                                ? Wire.command(SERVICE + "Submit", new byte[] {(byte) 0xff})
                                : Wire.command(SERVICE + "Submit", Matters.other(
                                                paper, choice == 3 ? "无此院" : "津0119", requestId)
                                        .toByteArray()));
                expected.add(List.of(requestId, "METHOD_UNKNOWN", "MALFORMED", "ORGANISATION_UNKNOWN").get(choice));
            }
            requests.add(frame.build().toByteArray());
        }
        Wire.Answer answer =
                Wire.call(hub.as("京0117").channel(), EXCHANGE, MethodType.BIDI_STREAMING, new Metadata(), requests);
        assertThat(answer.accepted()).as(answer.toString()).isTrue();
        var outcomes = new ArrayList<ExchangeOutcome>();
        answer.messages().forEach(m -> outcomes.addAll(
                Wire.parse(xietong.v1.ExchangeServiceExchangeResponse.getDefaultInstance(), m).getOutcomesList()));
        assertThat(outcomes).hasSize(expected.size());
        long position = 0;
        int ordinal = -1;
        for (int i = 0; i < outcomes.size(); i++) {
            ExchangeOutcome outcome = outcomes.get(i);
            assertThat(outcome.getNumber()).isEqualTo(i + 1);
            assertThat(outcome.hasReceipt()
                            ? outcome.getReceipt().getRequestId()
                            : outcome.getRefusal().getReason().name().substring("REASON_".length()))
                    .isEqualTo(expected.get(i));
            if (outcome.hasReceipt()) {
                // Decided in the order sent.
                assertThat(Arrays.compare(
                                new long[] {position, ordinal},
                                new long[] {outcome.getReceipt().getPosition(), outcome.getReceipt().getOrdinal()}))
                        .isNegative();
                position = outcome.getReceipt().getPosition();
                ordinal = outcome.getReceipt().getOrdinal();
            }
        }
    }

    @Test
    void a_frame_that_is_too_long_or_no_frame_ends_the_exchange_with_a_reason() {
        var long257 = ExchangeServiceExchangeRequest.newBuilder();
        for (int i = 0; i < 257; i++) {
            long257.addCommands(ExchangeCommand.newBuilder().setMethod("x/y"));
        }
        assertThat(exchangeEnd(long257.build().toByteArray()).reason()).isEqualTo("REASON_FIELD_INVALID");
        Wire.Answer malformed = exchangeEnd(new byte[] {(byte) 0xff, 1, 2});
        assertThat(malformed.status().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(malformed.reason()).isEqualTo("REASON_MALFORMED");
        assertThat(exchangeEnd(ExchangeServiceExchangeRequest.getDefaultInstance().toByteArray()).accepted()).isTrue();
    }

    private static Wire.Answer exchangeEnd(byte[] frame) {
        return Wire.call(
                hub.as("京0117").channel(), EXCHANGE, MethodType.BIDI_STREAMING, new Metadata(), List.of(frame));
    }
}
