// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.GridServiceRateRequest;
import xietong.v1.Receipt;

/** The court rates it. */
@Command(name = "rate", description = "Rate a verified answer, once, as the court 评价.")
final class GridRateCommand extends ActCommand {
    @Option(names = "--score", paramLabel = "N", required = true, description = "1 to 5.")
    private int score;

    @Override
    Receipt act(HubClient hub) {
        var command = GridServiceRateRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setScore(score);
        return hub.grid().rate(command.build());
    }
}
