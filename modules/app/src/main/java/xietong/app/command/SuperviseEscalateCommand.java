// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceEscalateRequest;

/** No answer came: the superior's own superior gets it. */
@Command(name = "escalate", description = "Lay a supervision that was not answered in time before the next superior 升级; needs "
        + "--reason.")
final class SuperviseEscalateCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        head.requireReason();
        var command = SupervisionServiceEscalateRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.supervisions().escalate(command.build());
    }
}
