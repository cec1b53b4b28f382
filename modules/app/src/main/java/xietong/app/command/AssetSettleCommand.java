// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceSettleRankDisputeRequest;
import xietong.v1.Receipt;

/** The common superior settles a dispute. */
@Command(name = "settle", description = {
    "Settle a dispute as the superior that all courts concerned share 裁决争议 (ENF 67, 70).", "--reason is the decision."
})
final class AssetSettleCommand extends ActCommand {
    @Option(names = "--dispute", paramLabel = "N", required = true,
            description = "Number of the dispute, as asset show names it.")
    private int dispute;

    @Option(names = "--disposer", paramLabel = "ID", defaultValue = "",
            description = "Order whose court disposes from now on. Default: as it is.")
    private String disposer;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = FreezeServiceSettleRankDisputeRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(id)
                .setDispute(dispute)
                .setDisposer(disposer)
                .addAllPapers(papers.store(hub));
        return hub.distributions().settleRankDispute(command.build());
    }
}
