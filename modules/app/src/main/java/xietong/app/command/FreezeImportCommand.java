// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xietong.app.batch.LineOutcome;
import xietong.app.batch.OrderBatch;
import xietong.app.batch.OrderFile;
import xietong.app.batch.OrderLine;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;

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
final class FreezeImportCommand extends ImportCommand {
    @Mixin
    private PaperOptions papers;

    @Override
    Lines read(String text, String batch, Path folder) {
        List<OrderLine> lines = OrderFile.parse(text, batch, folder);
        return new Lines() {
            @Override
            public int size() {
                return lines.size();
            }

            @Override
            public List<LineOutcome> refusals() {
                return lines.stream()
                        .filter(line -> line.refusal() != null)
                        .map(line -> new LineOutcome(line.row(), null, line.refusal()))
                        .toList();
            }

            @Override
            public void send(HubClient hub, CommandHeader head, Consumer<LineOutcome> outcomes)
                    throws IOException, InterruptedException {
                new OrderBatch(hub, head, papers.given()).send(lines, outcomes);
            }
        };
    }
}
