// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.GridFile;
import xietong.client.HubClient;
import xietong.v1.GridServicePushBatchRequest;

/** A court pushes many persons in one letter. */
@Command(name = "batch", description = {
    "Push the persons of a CSV file in one letter; --case is the collective action's 批量协查.",
    "A line that does not fit is told with its row; then nothing is sent, and it ends with 3."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title; "
                + "docs/whereabouts-import.md explains each:%n",
        footer = "  name 姓名, number 公民身份号码, former_names 曾用名, addresses 住址, task 任务")
final class GridBatchCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--task", paramLabel = "TEXT", defaultValue = "",
            description = "What is asked, where a line does not say it.")
    private String task;

    @Mixin
    private CsvOptions csv;

    @Mixin
    private GridPushOptions push;

    @Override
    int run(HubClient hub) throws IOException {
        GridFile read = GridFile.parse(csv.read(file).text(), task);
        read.refusals().forEach(refusal -> refusal.print(output()));
        if (!read.refusals().isEmpty()) {
            output().aside(read.refusals().size() + " refused 未受理; nothing was sent 未提交");
            return ExitCodes.REFUSED;
        }
        output().receipt(hub.grid().pushBatch(GridServicePushBatchRequest.newBuilder()
                .setHeader(push.head.header())
                .setKind(push.kind)
                .addAllSubjects(read.subjects())
                .addAllRecipients(push.recipients)
                .addAllPapers(push.papers.store(hub))
                .build()));
        return done();
    }
}
