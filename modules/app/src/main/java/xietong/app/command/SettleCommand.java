// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.DisputeRuling;
import xietong.v1.EntrustmentServiceSettleDisputeRequest;
import xietong.v1.Receipt;

/** The common superior decides. */
@Command(name = "settle", description = "Decide a dispute as common superior (ENF 67, 70); needs --reason.")
final class SettleCommand extends ActCommand {
    /** What may be decided. */
    enum Ruling { RESUME, WORK, DONE, RETURN }

    @Option(names = "--ruling", required = true,
            description = "One of ${COMPLETION-CANDIDATES}: go on, work on (again), counts as done, goes back.")
    private Ruling ruling;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = EntrustmentServiceSettleDisputeRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setRuling(DisputeRuling.valueOf("DISPUTE_RULING_" + ruling))
                .addAllPapers(papers.store(hub));
        return hub.entrustments().settleDispute(command.build());
    }
}
