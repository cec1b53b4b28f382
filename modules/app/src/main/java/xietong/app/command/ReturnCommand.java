// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceReturnRequest;
import xietong.v1.Receipt;

/** The recipient returns it 退回 (CPL 240: it may not refuse otherwise). */
@Command(name = "return", description = "Return a matter on a ground of the rule book 退回; needs --reason.")
final class ReturnCommand extends ActCommand {
    @Option(names = "--ground", paramLabel = "CODE", required = true, description = "Ground of the rule book.")
    private String ground;

    @Option(names = "--contacted", paramLabel = "TEXT", defaultValue = "",
            description = "Who at the sender was talked to and when, where the ground asks for it.")
    private String contacted;

    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = EntrustmentServiceReturnRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setGround(ground)
                .setContacted(contacted);
        return hub.entrustments().giveBack(command.build());
    }
}
