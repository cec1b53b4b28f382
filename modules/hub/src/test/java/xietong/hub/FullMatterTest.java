// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Entrustments;
import xietong.client.HubRefusal;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentState;
import xietong.v1.OfficerRole;
import xietong.v1.Outcome;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Report;
import xietong.v1.ReportStage;

/** A matter holds 64 KB; what leads it to its end finds room beyond that. */
class FullMatterTest {
    @TempDir
    Path folder;

    private TestHub hub;
    private Entrustments sender;
    private Entrustments recipient;
    private Paper kilobyte;
    private int requests;

    @BeforeEach
    void start() {
        hub = TestHub.start(folder);
        sender = hub.as("京0117").entrustments();
        recipient = hub.as("津0119").entrustments();
        DocumentRef document = Matters.paper(hub.as("津0119"));
        kilobyte = Paper.newBuilder()
                .setKind("RECEIPT")
                .setNumber("号".repeat(100))
                .setDocument(document.toBuilder().setName("名".repeat(200)))
                .build();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private CommandHeader header() {
        return TestHub.header("f-" + ++requests, OfficerRole.OFFICER_ROLE_OFFICER);
    }

    private EntrustmentServiceReportRequest report(String id, ReportStage stage, int kilobytes) {
        var report = Report.newBuilder()
                .setStage(stage)
                .setText("见附件")
                .addAllPapers(Collections.nCopies(kilobytes, kilobyte));
        if (stage == ReportStage.REPORT_STAGE_FINAL) {
            report.setOutcome(Outcome.OUTCOME_DONE);
        }
        return EntrustmentServiceReportRequest.newBuilder().setHeader(header()).setId(id).setReport(report).build();
    }

    private EntrustmentServiceUrgeRequest urge(String id) {
        return EntrustmentServiceUrgeRequest.newBuilder()
                .setHeader(header())
                .setId(id)
                .setText("催".repeat(1_000))
                .build();
    }

    private static HubRefusal refused(Runnable command) {
        return catchThrowableOfType(HubRefusal.class, command::run);
    }

    @Test
    void a_full_matter_takes_no_further_step_but_its_result_and_its_end() {
        String id = sender.submit(Matters.freeze(hub.as("京0117"), "津0119", "f-0")).getResource();
        recipient.sign(EntrustmentServiceSignRequest.newBuilder().setHeader(header()).setId(id).build());
        recipient.report(report(id, ReportStage.REPORT_STAGE_PROGRESS, 50));
        HubRefusal refusal = refused(() -> recipient.report(report(id, ReportStage.REPORT_STAGE_PROGRESS, 20)));
        assertThat(refusal.reason()).isEqualTo(Reason.REASON_TOO_LARGE);
        assertThat(refusal.metadata())
                .containsEntry("accepted", "a resource of at most 65536 bytes")
                .containsEntry("state", "IN_PROGRESS")
                .containsEntry("allowed", "RequestSupplement,Report,Return,Withdraw,Urge,RaiseDispute");
        int urged = 0;
        while (refused(() -> sender.urge(urge(id))) == null) {
            assertThat(++urged).as("small steps come to an end too").isLessThan(10);
        }
        assertThat(urged).isPositive();
        recipient.report(report(id, ReportStage.REPORT_STAGE_FINAL, 20));
        sender.confirm(EntrustmentServiceConfirmRequest.newBuilder().setHeader(header()).setId(id).build());
        assertThat(sender.get(id).getState()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
    }
}
