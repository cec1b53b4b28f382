// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import xietong.app.batch.EventFile;
import xietong.app.batch.LineOutcome;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;

/** Many events of cases from one file. */
@Command(name = "import", description = {
    "Report the events of a CSV file 案件事件导入, each line by itself, in their order: it has its own receipt or refusal.",
    "Sending the file again with the same --batch, by the same officer, does only what is missing: a line's request id "
            + "is batch/ID/ROW. Ends with 3 where a line was refused, with 4 where one was not answered."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title; "
                + "docs/case-import.md explains each:%n",
        footer = {
            "  case_number 案号, kind 事件, time 时间, item 财产编号, until 到期时间, ground 扣除事由,",
            "  node 节点, team 团队, handler 承办人"
        })
final class CaseImportCommand extends ImportCommand {

    @Override
    Lines read(String text, String batch, Path folder) {
        EventFile events = EventFile.parse(text, batch);
        return new Lines() {
            @Override
            public int size() {
                return events.size();
            }

            @Override
            public List<LineOutcome> refusals() {
                return events.refusals();
            }

            @Override
            public void send(HubClient hub, CommandHeader head, Consumer<LineOutcome> outcomes)
                    throws IOException, InterruptedException {
                events.send(hub, head, outcomes);
            }
        };
    }
}
