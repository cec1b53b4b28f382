// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DutyServiceStartRequest;

/** An officer takes duty. */
@Command(name = "start", description = {
    "The officer who acts takes duty at a desk 到岗.",
    "Whoever is on no turn of this time says --reason; the organisation hears of it."
})
final class DutyStartCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "DESK", description = "Name of the desk.")
    private String desk;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        var command = DutyServiceStartRequest.newBuilder()
                .setHeader(head.header())
                .setId(DutyDesk.require(hub, desk).getId());
        output().receipt(hub.duties().start(command.build()));
        return done();
    }
}
