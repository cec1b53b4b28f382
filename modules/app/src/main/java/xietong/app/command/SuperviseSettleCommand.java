// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceSettleRequest;

/** The superior says whether the answer suffices. */
@Command(name = "settle", description = {
    "Say that the answer suffices 办结; it leaves the board.",
    "--send-back orders another one by --due and needs --reason 退回重办."
})
final class SuperviseSettleCommand extends ActCommand {
    @Option(names = "--send-back", description = "It does not suffice; needs --due and --reason.")
    private boolean sendBack;

    @Option(names = "--due", paramLabel = "TIME", converter = Moment.class,
            description = "With --send-back: answer by, e.g. '2026-11-21 09:30' Beijing time.")
    private Timestamp due;

    @Override
    Receipt act(HubClient hub) {
        if (sendBack == (due == null)) {
            throw usage("--send-back and --due go together");
        }
        if (sendBack) {
            head.requireReason();
        }
        var command = SupervisionServiceSettleRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setAccepted(!sendBack);
        if (due != null) {
            command.setDueTime(due);
        }
        return hub.supervisions().settle(command.build());
    }
}
