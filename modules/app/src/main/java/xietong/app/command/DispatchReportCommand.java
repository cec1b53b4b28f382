// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.Receipt;

/** The court reports on its order 报告. */
@Command(name = "report", description = "Report on an order 报告; --done once every measure of its own is released.")
final class DispatchReportCommand extends ActCommand {
    @Option(names = "--done", description = "All of it is done.")
    private boolean done;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What was done.")
    private String text;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = CollaborationServiceReportOrderRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setDone(done)
                .setText(text)
                .addAllPapers(papers.store(hub));
        return hub.collaborations().reportOrder(command.build());
    }
}
