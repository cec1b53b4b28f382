// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceAnswerRequest;

/** Who owes it answers. */
@Command(name = "answer", description = "Answer a supervision 答复; its --paper are the evidence.")
final class SuperviseAnswerCommand extends ActCommand {
    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "In words.")
    private String text;

    @Option(names = "--report", description = "Only a report on the way 定期报告: the answer is still owed.")
    private boolean report;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = SupervisionServiceAnswerRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setText(text)
                .addAllPapers(papers.store(hub))
                .setFinal(!report);
        return hub.supervisions().answer(command.build());
    }
}
