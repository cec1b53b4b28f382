// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceWaiveRequest;
import xietong.v1.Receipt;

/** A court does not object, does not oppose, or takes an objection back. */
@Command(name = "waive", description = {
    "Say that the caller's creditors do not object 放弃异议.",
    "With --objection: that they do not oppose it, or, as its own court, that it is taken back."
})
final class DistributionWaiveCommand extends ActCommand {
    @Option(names = "--objection", paramLabel = "N", description = "Number of an objection.")
    private int objection;

    @Override
    Receipt act(HubClient hub) {
        var command = FreezeServiceWaiveRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setObjection(objection);
        return hub.distributions().waive(command.build());
    }
}
