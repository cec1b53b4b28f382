// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceSettleObjectionRequest;
import xietong.v1.Receipt;

/** The disposing court records the end of a suit. */
@Command(name = "settle", description = "Record how the suit about an objection ended, as the disposing court 裁判结果.")
final class DistributionSettleCommand extends ActCommand {
    @Option(names = "--objection", paramLabel = "N", required = true, description = "Number of the objection.")
    private int objection;

    @Option(names = "--awarded", paramLabel = "YUAN",
            description = "How much of the disputed amount goes where the objector wanted it. Default: nothing.")
    private String awarded;

    @Mixin
    private MoneyOptions money;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceSettleObjectionRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setObjection(objection)
                .addAllPapers(papers.store(hub));
        if (awarded != null) {
            command.setAwarded(money.parse("--awarded", awarded));
        }
        return hub.distributions().settleObjection(command.build());
    }
}
