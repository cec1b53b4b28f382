// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.HandOver;
import xietong.v1.Officer;
import xietong.v1.Outcome;
import xietong.v1.ReportStage;

/**
 * The recipient reports 反馈: that work has begun, how it goes, what came of it (CPL 240: begun within 15 days,
 * finished or reported within 30).
 *
 * <p>Refused with REASON_FIELD_INVALID: an outcome that does not fit the stage; a hand-over without time, place,
 * instrument, a handing and two receiving officers (domain brief 3.3).
 */
final class Report extends EntrustmentRule<EntrustmentServiceReportRequest> {

    Report() {
        super(Act.REPORT, EntrustmentServiceReportRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceReportRequest command, CommandHeader head) {
        xietong.v1.Report report = command.getReport();
        Checks.known("report.stage", report.getStage(), ReportStage.REPORT_STAGE_UNSPECIFIED);
        boolean last = report.getStage() == ReportStage.REPORT_STAGE_FINAL;
        if (last) {
            Checks.known("report.outcome", report.getOutcome(), Outcome.OUTCOME_UNSPECIFIED);
        } else if (report.getOutcome() != Outcome.OUTCOME_UNSPECIFIED) {
            throw Refused.field("report.outcome", "none before the final report");
        }
        Checks.required("report.text", report.getText(), Checks.TEXT);
        Papers.known("report.papers", report.getPapersList(), draft.context());
        Checks.money("report.amount", report.getAmount(), false);
        if (report.hasHandOver()) {
            handOver(report.getHandOver());
        }
        draft.step.setReport(report);
        if (report.getStage() == ReportStage.REPORT_STAGE_PROGRESS) {
            draft.event("report_progress");
        }
        draft.state(last ? ENTRUSTMENT_STATE_FEEDBACK : ENTRUSTMENT_STATE_IN_PROGRESS).tellSender("reported");
    }

    private static void handOver(HandOver record) {
        String at = "report.hand_over.";
        if (!record.hasTime()) {
            throw Refused.field(at + "time", "required");
        }
        Checks.required(at + "place", record.getPlace(), Checks.REASON);
        Checks.required(at + "instrument_number", record.getInstrumentNumber(), 100);
        Checks.list(at + "handing_officers", record.getHandingOfficersList(), 1)
                .forEach(o -> Checks.officer(at + "handing_officers", o));
        Checks.list(at + "receiving_officers", record.getReceivingOfficersList(), 2)
                .forEach(o -> Checks.officer(at + "receiving_officers", o));
        if (record.getReceivingOfficersList().stream().map(Officer::getId).distinct().count() < 2) {
            throw Refused.field(at + "receiving_officers", "two different officers at least");
        }
        Checks.text(at + "condition", record.getCondition(), Checks.TEXT);
    }
}
