// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceRaiseDisputeRequest;
import xietong.v1.Receipt;

/** Either side raises a dispute 争议. */
@Command(name = "dispute", description = "Put a dispute before the common superior 争议; needs --reason.")
final class DisputeCommand extends ActCommand {
    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = EntrustmentServiceRaiseDisputeRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllPapers(papers.store(hub));
        return hub.entrustments().raiseDispute(command.build());
    }
}
