// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.Receipt;
import xietong.v1.SupervisionServiceHangRequest;

/** It hangs on the superior's board, or is taken down. */
@Command(name = "hang", description = "Hang a supervision on the board 挂牌督办; --down takes it down 摘牌.")
final class SuperviseHangCommand extends ActCommand {
    @Option(names = "--down", description = "Take it down.")
    private boolean down;

    @Override
    Receipt act(HubClient hub) {
        var command = SupervisionServiceHangRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setHung(!down);
        return hub.supervisions().hang(command.build());
    }
}
