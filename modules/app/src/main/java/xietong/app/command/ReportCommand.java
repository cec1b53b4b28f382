// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.Money;
import xietong.v1.Outcome;
import xietong.v1.Receipt;
import xietong.v1.Report;
import xietong.v1.ReportStage;

/** The recipient reports 反馈. */
@Command(name = "report", description = {
    "Report to the sender 反馈.", "That work has begun, how it goes, what came of it."
})
final class ReportCommand extends ActCommand {
    /** How far the work is. */
    enum Stage { STARTED, PROGRESS, FINAL }

    /** What came of it. */
    enum Result { DONE, PARTLY, NOT_POSSIBLE }

    @Option(names = "--stage", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Stage stage;

    @Option(names = "--outcome", description = "One of ${COMPLETION-CANDIDATES}; with FINAL only.")
    private Result outcome;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "In words.")
    private String text;

    @Option(names = "--amount", paramLabel = "FEN", description = "Amount controlled or deducted, in 分 (CNY).")
    private Long amount;

    @Option(names = "--file", paramLabel = "FILE",
            description = "Rest of the report in YAML or JSON, e.g. its hand_over.")
    private Path file;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var report = Report.newBuilder();
        if (file != null) {
            CommandFile.read(file, Report.getDefaultInstance(), hub).mergeInto(report);
        }
        report.setStage(ReportStage.valueOf("REPORT_STAGE_" + stage)).setText(text).addAllPapers(papers.store(hub));
        if (outcome != null) {
            report.setOutcome(Outcome.valueOf("OUTCOME_" + outcome));
        }
        if (amount != null) {
            report.setAmount(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(amount));
        }
        var command = EntrustmentServiceReportRequest.newBuilder().setHeader(head.header()).setId(id).setReport(report);
        return hub.entrustments().report(command.build());
    }
}
