// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubRefusal;
import xietong.ledger.HistoryRecord;
import xietong.rules.PersonalFields;
import xietong.v1.AuditServiceGrpc;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MatterBox;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Report;
import xietong.v1.ReportStage;
import xietong.v1.SubjectKind;

/** Personal data leaves the hub masked, in every answer, frame and refusal, except where a reading is recorded. */
class PersonalDataTest {
    private static final String RECIPIENT = "津0119";

    @TempDir
    Path folder;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Set<String> personal = new TreeSet<>();

    /** Keeps whatever comes back, as text; personal values are UTF-8 on the wire. */
    private final ClientInterceptor ear = new ClientInterceptor() {
        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<R> listener, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(listener) {
                                @Override
                                public void onMessage(R message) {
                                    hear(((MessageLite) message).toByteArray());
                                    super.onMessage(message);
                                }

                                @Override
                                public void onClose(Status status, Metadata trailers) {
                                    byte[] details = trailers.get(Wire.DETAILS);
                                    hear(details == null ? new byte[0] : details);
                                    heard.add(String.valueOf(status.getDescription()) + trailers);
                                    super.onClose(status, trailers);
                                }
                            },
                            headers);
                }
            };
        }
    };

    private void hear(byte[] bytes) {
        heard.add(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Every personal value of a command is to be missing from what comes back; organisations' names are not masked. */
    private <M extends Message> M sent(M command) {
        PersonalFields.rewrite(command, (path, kind, owner, value) -> {
            boolean organisation = owner instanceof xietong.v1.Subject s
                    && s.getKind() == SubjectKind.SUBJECT_KIND_ORGANISATION;
            if (!organisation && value.length() > 1 && !value.equals("***")) {
                personal.add(value);
            }
            return value;
        });
        return command;
    }

    @Test
    void no_personal_value_leaves_the_hub_except_by_a_recorded_reading() {
        try (TestHub hub = TestHub.start(folder)) {
            Channel sender = ClientInterceptors.intercept(hub.as("京0117").channel(), ear);
            Channel recipient = ClientInterceptors.intercept(hub.as(RECIPIENT).channel(), ear);
            DocumentRef paper = Matters.paper(hub.as("京0117"));
            try (var stream = Frames.open(recipient, Frames.named("desk").build())) {
                var court = EntrustmentServiceGrpc.newBlockingStub(sender);
                var other = EntrustmentServiceGrpc.newBlockingStub(recipient);
                String id = court.submit(sent(full(paper))).getReceipt().getResource();
                other.sign(sent(EntrustmentServiceSignRequest.newBuilder().setHeader(header("d-2")).setId(id).build()));
                other.report(sent(EntrustmentServiceReportRequest.newBuilder()
                        .setHeader(header("d-3"))
                        .setId(id)
                        .setReport(Report.newBuilder()
                                .setStage(ReportStage.REPORT_STAGE_PROGRESS)
                                .setText("在演示村二号见到王演示本人"))
                        .build()));
                court.urge(sent(EntrustmentServiceUrgeRequest.newBuilder()
                        .setHeader(header("d-4"))
                        .setId(id)
                        .setText("请向李演示核实")
                        .build()));
                court.get(EntrustmentServiceGetRequest.newBuilder().setId(id).build());
                court.list(EntrustmentServiceListRequest.newBuilder().setBox(MatterBox.MATTER_BOX_OUTBOX).build());
                other.list(EntrustmentServiceListRequest.newBuilder().setBox(MatterBox.MATTER_BOX_INBOX).build());
                MailboxServiceGrpc.newBlockingStub(recipient).fetch(MailboxServiceFetchRequest.getDefaultInstance());
                stream.items();
                refusals(court, paper, id);
                assertThat(personal).hasSizeGreaterThan(12);
                assertThat(heard).hasSizeGreaterThan(12);
                assertThat(personal).filteredOn(v -> heard.stream().anyMatch(told -> told.contains(v))).isEmpty();
                requireRecorded(hub, sender, id);
            }
        }
    }

    private static xietong.v1.CommandHeader header(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                .setReason("因王演示下落不明")
                .build();
    }

    private static EntrustmentServiceSubmitRequest full(DocumentRef paper) {
        var request = Matters.freeze(paper, RECIPIENT, "d-1").toBuilder();
        request.getHeaderBuilder()
                .getOfficerBuilder()
                .setWorkPassNumber("演A00000001")
                .setDutyPassNumber("演B00000002");
        request.getMatterBuilder().setInstructions("王演示可能藏身演示村三号");
        request.getMatterBuilder()
                .getPartiesBuilder(1)
                .getSubjectBuilder()
                .addFormerNames("王旧名")
                .setPhone("13800000000")
                .addAddresses("演示县演示镇四号");
        return request.build();
    }

    /** What is refused is not told back either. */
    private void refusals(EntrustmentServiceGrpc.EntrustmentServiceBlockingStub court, DocumentRef paper, String id) {
        for (String wrong : List.of("990100190001010012", "99010019000101001A", "9901001900010100", "王演示的身份证")) {
            var request = full(paper).toBuilder().setHeader(full(paper).getHeader().toBuilder().setRequestId("d-9"));
            request.getMatterBuilder().getPartiesBuilder(1).getSubjectBuilder().setIdentifier(wrong);
            refused(() -> court.submit(sent(request.build())));
            var account = full(paper).toBuilder().setHeader(full(paper).getHeader().toBuilder().setRequestId("d-9"));
            account.getMatterBuilder().getPropertyBuilder().setAssetNumber("账号" + wrong + "x".repeat(300));
            refused(() -> court.submit(sent(account.build())));
        }
        refused(() -> court.submit(sent(full(paper).toBuilder()
                .setMatter(full(paper).getMatter().toBuilder().setInstructions("改写为赵演示"))
                .build())));
        refused(() -> court.urge(sent(EntrustmentServiceUrgeRequest.newBuilder()
                .setHeader(header("d-8").toBuilder().setReason("钱演示".repeat(400)))
                .setId(id)
                .build())));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(StatusRuntimeException.class);
    }

    private static void requireRecorded(TestHub hub, Channel sender, String id) {
        var reveal = AuditServiceRevealRequest.newBuilder().setHeader(header("d-5")).setResource(id);
        var audit = AuditServiceGrpc.newBlockingStub(sender);
        long before = hub.hub().ledger().heads().position();
        var clear = audit.reveal(reveal.build());
        assertThat(clear.getEntrustment().getMatter().getProperty().getAssetNumber()).isEqualTo("6299990000000000012");
        assertThat(clear.getEntrustment().getMatter().getParties(1).getSubject().getName()).isEqualTo("王演示");
        assertThat(clear.getEntrustment().getMasked()).isFalse();
        assertThat(clear.getReceipt().getPosition()).isEqualTo(before + 1);
        HistoryRecord record = hub.hub().ledger().history(before + 1, 0).orElseThrow();
        assertThat(record.command()).isEqualTo("xietong.v1.AuditService/Reveal");
        assertThat(record.resource()).isEqualTo("access/" + id + "/京0117");
        assertThat(record.organisation()).isEqualTo("京0117");
        // A lost answer can be had again for a while; long after it a repeat tells only that it was recorded.
        assertThat(audit.reveal(reveal.build())).isEqualTo(clear);
        hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(TestHub.header("later", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(60)
                .build());
        assertThat(audit.reveal(reveal.build())).isEqualTo(clear.toBuilder().clearEntrustment().build());
        var again = reveal.build().toBuilder().setHeader(header("d-7")).build();
        assertThat(audit.reveal(again).getEntrustment()).isEqualTo(clear.getEntrustment());
        var silent = reveal.setHeader(header("d-6").toBuilder().clearReason()).build();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                HubRefusal.class, () -> hub.as("京0117").audit().reveal(silent))
                        .reason())
                .isEqualTo(Reason.REASON_FIELD_INVALID);
    }
}
