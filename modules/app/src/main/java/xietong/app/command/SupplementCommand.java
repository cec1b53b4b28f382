// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceSupplementRequest;
import xietong.v1.Receipt;

/** The sender hands papers in 补正. */
@Command(name = "supplement", description = "Hand in the papers that were asked for 补正.")
final class SupplementCommand extends ActCommand {
    @Mixin
    private PaperOptions papers;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "Remark.")
    private String text;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = EntrustmentServiceSupplementRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllPapers(papers.store(hub))
                .setText(text);
        return hub.entrustments().supplement(command.build());
    }
}
