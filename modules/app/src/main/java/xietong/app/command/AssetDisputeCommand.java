// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceRaiseRankDisputeRequest;
import xietong.v1.RankDisputeGround;
import xietong.v1.Receipt;

/** A court in the queue raises a dispute. */
@Command(name = "dispute", description = {
    "Put a dispute before the common superior 争议; needs --reason.",
    "Nobody disposes until it is settled (ENF 68)."
})
final class AssetDisputeCommand extends ActCommand {
    @Option(names = "--ground", paramLabel = "GROUND", required = true, converter = ShortNames.DisputeGrounds.class,
            completionCandidates = ShortNames.DisputeGrounds.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private RankDisputeGround ground;

    @Option(names = "--order", paramLabel = "ID", description = "Order that it is about. Repeatable. Default: all.")
    private List<String> orders = new ArrayList<>();

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = FreezeServiceRaiseRankDisputeRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(id)
                .setGround(ground)
                .addAllOrders(orders)
                .addAllPapers(papers.store(hub));
        return hub.distributions().raiseRankDispute(command.build());
    }
}
