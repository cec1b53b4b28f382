// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.output.DutyText;
import xietong.client.HubClient;
import xietong.v1.Duty;
import xietong.v1.DutyServiceHandOverRequest;

/** Whoever is on duty hands over and leaves. */
@Command(name = "hand-over", description = {
    "Whoever is on duty hands over 交接班; the hub makes the list of what is open, and it is printed.",
    "Who takes over says so: 'xietong duty start'."
})
final class DutyHandOverCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "DESK", description = "Name of the desk.")
    private String desk;

    @Option(names = "--to", paramLabel = "OFFICER", defaultValue = "",
            description = "Identifier of the officer who takes over. Default: nobody.")
    private String to;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "What the next one should know.")
    private String text;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        Duty duty = DutyDesk.require(hub, desk);
        output().receipt(hub.duties().handOver(DutyServiceHandOverRequest.newBuilder()
                .setHeader(head.header())
                .setId(duty.getId())
                .setTo(to)
                .setText(text)
                .build()));
        if (!json) {
            Duty now = hub.duties().get(duty.getId());
            now.getHandOversList().stream()
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> DutyText.handedOver(last, output()::line));
        }
        return done();
    }
}
