// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.Receipt;

/** The recipient passes it on. */
@Command(name = "assign", description = "Pass a task to an office below, or to a desk or worker of one's own 分派.")
final class GridAssignCommand extends ActCommand {
    @Option(names = "--office", paramLabel = "CODE", defaultValue = "",
            description = "Organisation below the caller. Default: its own.")
    private String office;

    @Option(names = "--worker", paramLabel = "DESK", defaultValue = "", description = "Desk or worker of it.")
    private String worker;

    @Override
    Receipt act(HubClient hub) {
        var command = GridServiceAssignRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOffice(office)
                .setWorker(worker);
        return hub.grid().assign(command.build());
    }
}
