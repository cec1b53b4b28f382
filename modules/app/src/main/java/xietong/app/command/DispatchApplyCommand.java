// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.DispatchFile;
import xietong.app.batch.Encoding;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.Receipt;

/** A court applies for a unified dispatch with its accounts as a file. */
@Command(name = "apply", description = {
    "Apply for a unified dispatch of the accounts in a CSV file 申请统一调度; the lead's case is --case, --reason says why.",
    "One freeze a line, several lines an account. It is sent as a whole or not at all: a line that does not fit is "
            + "told with its row, and ends with 3."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title; "
                + "docs/dispatch-import.md explains each:%n",
        footer = {
            "  registrar 协助单位, kind 财产种类, number 账号, sub_account 子账号,",
            "  currency 币种, court 冻结法院, original_case_number 原冻结案号,",
            "  original_request_number 原请求单号, rank 轮候顺位",
            "%nExample:%n  xietong dispatch apply accounts.csv --case （2025）粤03破9001号 \\",
            "      --due '2026-11-24 09:00' --paper RULING:裁1=ruling.pdf --reason 重整"
        })
final class DispatchApplyCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--check", description = "Only read the file and say what could not be sent.")
    private boolean check;

    @Mixin
    private CsvOptions csv;

    @Mixin
    private ApplyOptions options;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws IOException {
        Encoding read = csv.read(file);
        DispatchFile accounts = DispatchFile.parse(read.text());
        output().aside(file.getFileName() + ": " + accounts.freezes() + " freezes, " + accounts.lines().size()
                + " accounts, " + accounts.courts() + " courts, " + read.charset());
        accounts.refusals().forEach(refusal -> refusal.print(output()));
        if (!accounts.refusals().isEmpty()) {
            output().aside(accounts.refusals().size() + " refused 未受理; nothing was sent 未提交");
            return ExitCodes.REFUSED;
        }
        if (!check) {
            output().receipt(apply(hub, accounts));
        }
        return done();
    }

    private Receipt apply(HubClient hub, DispatchFile accounts) throws IOException {
        var command = CollaborationServiceApplyRequest.newBuilder()
                .setHeader(head.header())
                .setKind(CollaborationKind.COLLABORATION_KIND_DISPATCH)
                .addAllLines(accounts.lines());
        options.into(command);
        command.addAllPapers(papers.store(hub));
        try {
            return hub.collaborations().apply(command.build());
        } catch (HubRefusal refusal) {
            where(refusal, accounts);
            throw refusal;
        }
    }

    /** The hub counts accounts; whoever mends the file looks for rows. */
    private void where(HubRefusal refusal, DispatchFile accounts) {
        String line = refusal.metadata().getOrDefault("line", "");
        int number = line.matches("[0-9]{1,6}") ? Integer.parseInt(line) : 0;
        if (number > 0 && number <= accounts.rows().size()) {
            output().aside("line " + line + " is the account of row " + accounts.rows().get(number - 1).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ")));
        }
    }
}
