// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceRateRequest;
import xietong.v1.Receipt;

/** The sender rates 评价. */
@Command(name = "rate", description = "Rate the work, once 评价.")
final class RateCommand extends ActCommand {
    @Option(names = "--score", paramLabel = "1..5", required = true, description = "1 (worst) to 5 (best).")
    private int score;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "Praise or complaint.")
    private String text;

    @Override
    Receipt act(HubClient hub) {
        var command = EntrustmentServiceRateRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setScore(score)
                .setText(text);
        return hub.entrustments().rate(command.build());
    }
}
