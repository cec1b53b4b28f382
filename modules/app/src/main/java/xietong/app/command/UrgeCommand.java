// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.Receipt;

/** The sender urges 催办. */
@Command(name = "urge", description = "Urge the recipient 催办.")
final class UrgeCommand extends ActCommand {
    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "What is urged.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = EntrustmentServiceUrgeRequest.newBuilder().setHeader(head.header()).setId(id).setText(text);
        return hub.entrustments().urge(command.build());
    }
}
