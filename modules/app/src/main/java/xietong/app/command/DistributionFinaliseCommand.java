// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceFinaliseDistributionRequest;
import xietong.v1.Receipt;

/** The disposing court pays out. */
@Command(name = "finalise",
        description = "Pay out what nobody disputes and deposit the rest, as the disposing court 发放、提存 (INT 510).")
final class DistributionFinaliseCommand extends ActCommand {
    @Option(names = "--confirm", paramLabel = "N",
            description = "Reserved share whose claim is confirmed now by a document among the papers. Repeatable.")
    private List<Integer> confirmed = new ArrayList<>();

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceFinaliseDistributionRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllConfirmed(confirmed)
                .addAllPapers(papers.store(hub));
        return hub.distributions().finaliseDistribution(command.build());
    }
}
