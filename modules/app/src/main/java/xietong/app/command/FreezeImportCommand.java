// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.BatchReport;
import xietong.app.batch.Encoding;
import xietong.app.batch.LineOutcome;
import xietong.app.batch.OrderBatch;
import xietong.app.batch.OrderFile;
import xietong.app.batch.OrderLine;
import xietong.client.HubClient;

/** Many freeze orders from one file 批量冻结. */
@Command(name = "import", description = {
    "Order the freezes of a CSV file 批量冻结, each line by itself: it has its own receipt or refusal.",
    "Sending the file again with the same --batch, by the same officer, does only what is missing: a line's request id "
            + "is batch/ID/ROW. Ends with 3 where a line was refused, with 4 where one was not answered."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title; "
                + "docs/freeze-import.md explains each:%n",
        footer = {
            "  registrar 协助单位, kind 财产种类, number 账号, sub_account 子账号, currency 币种, amount 冻结金额,",
            "  claim 执行标的, case_number 案号, stage 阶段, debtor_kind 被执行人类型, debtor_name 被执行人,",
            "  debtor_id 证件号码, owner 权利人, co_owners 共有人, period 期限, uses 财产用途,",
            "  project_wages 本项目工资, justification 超标的理由, request_number 请求单号, papers 文书"
        })
final class FreezeImportCommand extends HubCommand {
    /** Leaves room for prefix and row in a request id. */
    private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--batch", paramLabel = "ID", required = true,
            description = "Own number of the batch, 1 to 40 of A-Z a-z 0-9 . _ -.")
    private String batch;

    @Mixin
    private CsvOptions csv;

    @Option(names = "--check", description = "Only read the file and say what could not be sent.")
    private boolean check;

    @Option(names = "--report", paramLabel = "FILE",
            description = "Also write what became of each line to a new CSV file.")
    private Path report;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws IOException, InterruptedException {
        if (!BATCH.matcher(batch).matches()) {
            throw usage("--batch: 1 to 40 of A-Z a-z 0-9 . _ - are accepted");
        }
        Encoding read = csv.read(file);
        List<OrderLine> lines = OrderFile.parse(read.text(), batch, file.toAbsolutePath().getParent());
        output().aside(file.getFileName() + ": " + lines.size() + " lines, " + read.charset());
        // Before anything is sent, so that no outcome is lost to a file that cannot be written.
        try (BatchReport written = report == null ? null : new BatchReport(report)) {
            List<LineOutcome> outcomes = check ? checked(lines) : sent(lines, hub);
            for (LineOutcome outcome : outcomes) {
                outcome.print(output());
                if (written != null) {
                    written.add(outcome);
                }
            }
            return told(outcomes);
        }
    }

    private List<LineOutcome> sent(List<OrderLine> lines, HubClient hub) throws IOException, InterruptedException {
        List<LineOutcome> outcomes = new ArrayList<>();
        new OrderBatch(hub, head.headerOfMany(), papers.given()).send(lines, outcomes::add);
        return outcomes;
    }

    private static List<LineOutcome> checked(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> line.refusal() != null)
                .map(line -> new LineOutcome(line.row(), null, line.refusal()))
                .toList();
    }

    private int told(List<LineOutcome> outcomes) {
        Map<LineOutcome.Kind, Integer> count = new EnumMap<>(LineOutcome.Kind.class);
        outcomes.forEach(o -> count.merge(o.kind(), 1, Integer::sum));
        output().aside(count.getOrDefault(LineOutcome.Kind.ACCEPTED, 0) + " accepted 已受理, "
                + count.getOrDefault(LineOutcome.Kind.REFUSED, 0) + " refused 未受理, "
                + count.getOrDefault(LineOutcome.Kind.UNANSWERED, 0) + " without answer 未答复");
        if (count.containsKey(LineOutcome.Kind.UNANSWERED)) {
            return ExitCodes.NO_CONNECTION;
        }
        return count.containsKey(LineOutcome.Kind.REFUSED) ? ExitCodes.REFUSED : done();
    }
}
