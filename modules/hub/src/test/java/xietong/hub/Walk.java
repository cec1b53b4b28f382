// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.rules.Times;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertOutcome;
import xietong.v1.CaseFactKind;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceConfirmRequest;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.GridAnswer;
import xietong.v1.GridBox;
import xietong.v1.GridResult;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.GridTask;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.Outcome;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;
import xietong.v1.Report;
import xietong.v1.ReportStage;
import xietong.v1.SightingReport;
import xietong.v1.Warning;
import xietong.v1.WarningBox;

/** Moves by chance in everything that figures count: matters, freezes, alerts, grid tasks, cases and warnings. */
final class Walk {
    private static final List<String> COURTS = List.of("京0117", "津0119", Watching.COURT);

    private final TestHub hub;
    private final Path folder;
    private final Random random;
    private final List<String> matters = new ArrayList<>();
    private final List<String> freezes = new ArrayList<>();
    private int commands;

    Walk(TestHub hub, Path folder, long seed) {
        this.hub = hub;
        this.folder = folder;
        this.random = new Random(seed);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private CommandHeader header(OfficerRole role) {
        return TestHub.header("walk-" + commands++, role).toBuilder().setReason("演示").build();
    }

    private CommandHeader officer() {
        return header(OfficerRole.OFFICER_ROLE_OFFICER);
    }

    /** The debtor is looked for: from now on there are alerts. */
    void looksFor() {
        Watching.watched(hub, "walk-watch");
    }

    /** One move; what is not allowed at the moment is left. */
    void move() throws Exception {
        try {
            switch (random.nextInt(12)) {
                case 0, 1 -> submit();
                case 2, 3 -> matter();
                case 4 -> freeze();
                case 5 -> receipt();
                case 6 -> sighting();
                case 7 -> alert();
                case 8 -> grid();
                case 9 -> fact();
                case 10 -> warning();
                default -> Overdue.advance(hub, Duration.ofHours(random.nextInt(90)));
            }
        } catch (HubRefusal notNow) {
            // Chance asks for what cannot be.
        }
    }

    private void submit() {
        HubClient sender = hub.as("京0117");
        var matter = Matters.other(Matters.paper(sender), "津0119", "walk-" + commands++).toBuilder();
        matter.getMatterBuilder().setUrgent(random.nextBoolean());
        matters.add(sender.entrustments().submit(matter.build()).getResource());
    }

    private void matter() {
        if (matters.isEmpty()) {
            return;
        }
        String id = any(matters);
        switch (random.nextInt(5)) {
            case 0, 1 -> hub.as("津0119").entrustments()
                    .sign(EntrustmentServiceSignRequest.newBuilder().setHeader(officer()).setId(id).build());
            case 2 -> hub.as("津0119").entrustments().report(EntrustmentServiceReportRequest.newBuilder()
                    .setHeader(officer())
                    .setId(id)
                    .setReport(Report.newBuilder()
                            .setStage(ReportStage.REPORT_STAGE_FINAL)
                            .setOutcome(Outcome.OUTCOME_DONE)
                            .setText("已办"))
                    .build());
            case 3 -> hub.as("京0117").entrustments()
                    .confirm(EntrustmentServiceConfirmRequest.newBuilder().setHeader(officer()).setId(id).build());
            default -> hub.as("京0117").entrustments()
                    .withdraw(EntrustmentServiceWithdrawRequest.newBuilder().setHeader(officer()).setId(id).build());
        }
    }

    private void freeze() {
        freezes.add(Freezing.order(hub.as(any(COURTS)), 1_000 + random.nextInt(1_000_000), "walk-" + commands++).getResource());
    }

    private void receipt() {
        if (!freezes.isEmpty()) {
            String id = any(freezes);
            Receipt at = hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                    .setHeader(header(OfficerRole.OFFICER_ROLE_ADMINISTRATOR)).setSeconds(1).build());
            hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(
                    id, MeasureKind.MEASURE_KIND_ORDER, ReceiptResult.RECEIPT_RESULT_DONE, at.getAcceptTime(), 8_000_000));
        }
    }

    private void sighting() throws Exception {
        SightingReport.Builder report = Watching.digest(Watching.key(folder), Watching.DEBTOR).toBuilder();
        report.getSightingBuilder().setTime(Times.timestamp(hub.hub().writer().now()));
        Watching.seen(hub.as("POLICE-RAIL-BJ"), report.build());
    }

    private void alert() {
        HubClient police = hub.as(Watching.POLICE);
        List<Alert> alerts = police.alerts().list(any(List.of(AlertBox.ALERT_BOX_OPEN, AlertBox.ALERT_BOX_WORKING))).toList();
        if (!alerts.isEmpty()) {
            String id = any(alerts).getId();
            switch (random.nextInt(3)) {
                case 0 -> police.alerts().acknowledge(Watching.acknowledge(id, "walk-" + commands++));
                case 1 -> police.alerts().claim(Watching.claim(id, "walk-" + commands++, ""));
                default -> police.alerts().report(Watching.report(
                        id, AlertOutcome.ALERT_OUTCOME_NOT_FOUND, "walk-" + commands++));
            }
        }
    }

    private void grid() {
        HubClient court = hub.as(Watching.COURT);
        HubClient grid = hub.as(Watching.GRID);
        List<GridTask> open = grid.grid().list(GridBox.GRID_BOX_TO_ANSWER).toList();
        List<GridTask> answered = court.grid().list(GridBox.GRID_BOX_TO_VERIFY).toList();
        if (open.isEmpty() && answered.isEmpty() || random.nextInt(3) == 0) {
            DocumentRef paper = Matters.paper(court);
            court.grid().push(Watching.push(paper, officer(), Watching.GRID));
        } else if (!open.isEmpty() && (answered.isEmpty() || random.nextBoolean())) {
            grid.grid().report(GridServiceReportRequest.newBuilder()
                    .setHeader(header(OfficerRole.OFFICER_ROLE_GRID_WORKER))
                    .setId(any(open).getId())
                    .setAnswer(GridAnswer.newBuilder().setResult(GridResult.GRID_RESULT_FOUND).setText("走访邻居二人"))
                    .build());
        } else {
            court.grid().verify(GridServiceVerifyRequest.newBuilder()
                    .setHeader(officer())
                    .setId(any(answered).getId())
                    .setAccepted(random.nextBoolean())
                    .build());
        }
    }

    private void fact() {
        Overdue.tell(
                hub.as(any(COURTS)),
                any(List.of(
                        CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND,
                        CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN,
                        CaseFactKind.CASE_FACT_KIND_DISPOSED,
                        CaseFactKind.CASE_FACT_KIND_MONEY_ARRIVED,
                        CaseFactKind.CASE_FACT_KIND_MONEY_PAID_OUT)),
                "P-" + random.nextInt(4));
    }

    private void warning() {
        HubClient court = hub.as(any(COURTS));
        List<Warning> open = Overdue.warnings(court, WarningBox.WARNING_BOX_OPEN);
        if (!open.isEmpty()) {
            Overdue.acknowledge(court, any(open).getId());
        }
    }
}
