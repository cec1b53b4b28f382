// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceRequestSupplementRequest;
import xietong.v1.Receipt;

/** The recipient asks for papers 要求补正. */
@Command(name = "supplement-request", description = "Ask the sender for missing papers 要求补正.")
final class SupplementRequestCommand extends ActCommand {
    @Option(names = "--missing", paramLabel = "KIND", required = true, split = ",",
            description = "Kinds of paper that are missing or wrong. Repeatable.")
    private List<String> missing;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What is wrong with them.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = EntrustmentServiceRequestSupplementRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllPaperKinds(missing)
                .setText(text);
        return hub.entrustments().requestSupplement(command.build());
    }
}
