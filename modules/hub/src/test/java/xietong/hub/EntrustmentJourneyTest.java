// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentState;
import xietong.v1.MailboxItem;
import xietong.v1.OfficerRole;
import xietong.v1.Outcome;
import xietong.v1.Receipt;
import xietong.v1.Report;
import xietong.v1.ReportStage;

class EntrustmentJourneyTest {
    @TempDir
    Path folder;

    @Test
    void a_matter_travels_from_one_court_to_another_and_back() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            var pinggu = hub.as("京0117");
            var jizhou = hub.as("津0119");
            var arrived = new LinkedBlockingQueue<MailboxItem>();
            var answered = new LinkedBlockingQueue<MailboxItem>();
            try (var in = jizhou.subscription("desk").start(arrived::add);
                    var back = pinggu.subscription("desk").start(answered::add)) {
                Receipt sent = pinggu.entrustments().submit(Matters.freeze(pinggu, "津0119", "r-1"));
                MailboxItem item = arrived.poll(10, TimeUnit.SECONDS);
                assertThat(item.getTopic()).isEqualTo("entrustment.sent");
                assertThat(item.getSeq()).isEqualTo(1);
                assertThat(item.getEntrustment().getId()).isEqualTo(sent.getResource());
                assertThat(item.getEntrustment().getMatter().getProperty().getAssetNumber()).isEqualTo("6299***********0012");

                var officer = TestHub.header("s-1", OfficerRole.OFFICER_ROLE_OFFICER);
                jizhou.entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                        .setHeader(officer)
                        .setId(sent.getResource())
                        .build());
                jizhou.entrustments().report(EntrustmentServiceReportRequest.newBuilder()
                        .setHeader(officer.toBuilder().setRequestId("s-2"))
                        .setId(sent.getResource())
                        .setReport(Report.newBuilder()
                                .setStage(ReportStage.REPORT_STAGE_FINAL)
                                .setOutcome(Outcome.OUTCOME_DONE)
                                .setText("已冻结"))
                        .build());
                assertThat(answered.poll(10, TimeUnit.SECONDS).getTopic()).isEqualTo("entrustment.signed");
                assertThat(answered.poll(10, TimeUnit.SECONDS).getTopic()).isEqualTo("entrustment.reported");
                pinggu.entrustments().confirm(EntrustmentServiceConfirmRequest.newBuilder()
                        .setHeader(officer.toBuilder().setRequestId("c-1"))
                        .setId(sent.getResource())
                        .build());
                assertThat(arrived.poll(10, TimeUnit.SECONDS).getTopic()).isEqualTo("entrustment.confirmed");
                Entrustment matter = jizhou.entrustments().get(sent.getResource());
                assertThat(matter.getState()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
                assertThat(matter.getRevision()).isEqualTo(4);
            }
        }
    }
}
