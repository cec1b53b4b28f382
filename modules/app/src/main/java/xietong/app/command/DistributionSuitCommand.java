// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceRecordSuitRequest;
import xietong.v1.Receipt;

/** The objector's court records the suit. */
@Command(name = "suit", description = "Say that a suit about an opposed objection was brought 分配方案异议之诉 (INT 510).")
final class DistributionSuitCommand extends ActCommand {
    @Option(names = "--objection", paramLabel = "N", required = true, description = "Number of the objection.")
    private int objection;

    @Option(names = "--suit-case", paramLabel = "NUMBER", required = true,
            description = "Number of the case that was docketed.")
    private String suit;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceRecordSuitRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setObjection(objection)
                .setCaseNumber(suit)
                .addAllPapers(papers.store(hub));
        return hub.distributions().recordSuit(command.build());
    }
}
