// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceOpposeRequest;
import xietong.v1.Receipt;

/** A court opposes an objection. */
@Command(name = "oppose",
        description = "Oppose an objection for one who did not object 反对意见 (INT 510); --reason says why.")
final class DistributionOpposeCommand extends ActCommand {
    @Option(names = "--objection", paramLabel = "N", required = true, description = "Number of the objection.")
    private int objection;

    @Option(names = "--share", paramLabel = "N",
            description = "Share of the caller's court whose creditor opposes. Default: the debtor opposes.")
    private int share;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = FreezeServiceOpposeRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setObjection(objection)
                .setShare(share)
                .addAllPapers(papers.store(hub));
        return hub.distributions().oppose(command.build());
    }
}
