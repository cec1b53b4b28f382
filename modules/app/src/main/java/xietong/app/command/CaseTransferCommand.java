// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CaseServiceTransferRequest;

/** The court that has a case entrusts it to another 委托执行. */
@Command(name = "transfer", description = {
    "Entrust the case --case as a whole to another court 委托执行 (ENT 1, 2); --reason says why.",
    "Its measures stay with the caller until the other court dockets it."
})
final class CaseTransferCommand extends HubCommand {
    @Option(names = "--to", paramLabel = "CODE", required = true, description = "Court that is to receive it.")
    private String receiver;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws Exception {
        output().receipt(hub.cases().transfer(CaseServiceTransferRequest.newBuilder()
                .setHeader(head.header())
                .setReceiver(receiver)
                .addAllPapers(papers.store(hub))
                .build()));
        return done();
    }
}
