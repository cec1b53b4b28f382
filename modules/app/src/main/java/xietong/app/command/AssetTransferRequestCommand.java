// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceRequestTransferRequest;
import xietong.v1.Receipt;
import xietong.v1.TransferGround;

/** A court with a live order asks for the right to dispose 商请移送执行. */
@Command(name = "transfer-request", description = {
    "Ask the disposing court for the right to dispose 商请移送执行.",
    "SECURED: 60 days without disposal (法释〔2016〕6号); PRESERVATION: a year (PRES 21)."
})
final class AssetTransferRequestCommand extends ActCommand {
    @Option(names = "--order", paramLabel = "ID", required = true,
            description = "The caller's own live order on the asset.")
    private String order;

    @Option(names = "--ground", paramLabel = "GROUND", required = true, converter = ShortNames.TransferGrounds.class,
            completionCandidates = ShortNames.TransferGrounds.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private TransferGround ground;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceRequestTransferRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(id)
                .setOrder(order)
                .setGround(ground)
                .addAllPapers(papers.store(hub));
        return hub.distributions().requestTransfer(command.build());
    }
}
