// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceAnswerTransferRequest;
import xietong.v1.Receipt;

/** The disposing court grants the right to dispose, or refuses it. */
@Command(name = "transfer-answer", description = {
    "Answer a request for the right to dispose, as the disposing court 移送执行.",
    "--refuse refuses it, needs --reason and puts a dispute before the common superior."
})
final class AssetTransferAnswerCommand extends ActCommand {
    @Option(names = "--request", paramLabel = "N", required = true,
            description = "Number of the request, as asset show names it.")
    private int request;

    @Option(names = "--refuse", description = "Refuse it; needs --reason.")
    private boolean refuse;

    @Option(names = "--reserve", paramLabel = "YUAN",
            description = "What the new court must reserve for this court's claim, e.g. 800000.00.")
    private String reserve;

    @Mixin
    private MoneyOptions money;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        if (refuse) {
            head.requireReason();
        }
        var command = FreezeServiceAnswerTransferRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(id)
                .setTransfer(request)
                .setGranted(!refuse)
                .addAllPapers(papers.store(hub));
        if (reserve != null) {
            command.setReserve(money.parse("--reserve", reserve));
        }
        return hub.distributions().answerTransfer(command.build());
    }
}
