// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceCloseRequest;
import xietong.v1.Receipt;

/** Who decided closes it 结束. */
@Command(name = "close", description = {
    "Close it as who decided, or leads under an agreement 结束.", "Refused while an account or an order is open."
})
final class CollaborationCloseCommand extends ActCommand {
    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "What was achieved.")
    private String text;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = CollaborationServiceCloseRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setText(text)
                .addAllPapers(papers.store(hub));
        return hub.collaborations().close(command.build());
    }
}
