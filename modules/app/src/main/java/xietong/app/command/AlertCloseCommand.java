// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.Receipt;

/** Whoever asked for the watch order closes it. */
@Command(name = "close", description = "Close an alert, as who asked for the watch order: the personal data in it goes, "
        + "its history stays 关闭.")
final class AlertCloseCommand extends ActCommand {
    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "In words.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = AlertServiceCloseRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setText(text);
        return hub.alerts().close(command.build());
    }
}
