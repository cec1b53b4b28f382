// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.AdminServiceEraseRequest;

/** Erases personal data by law (PIPL 47). */
@Command(name = "erase", description = {
    "Erase the personal data of a matter, freeze order or asset that has ended, for good (PIPL 47).",
    "Needs --reason and --yes. The evidence stays verifiable."
})
final class EraseCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The matter, order or asset.")
    private String resource;

    @Option(names = "--yes", required = true, description = "It cannot be undone: say so.")
    private boolean yes;

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        head.requireReason();
        output().receipt(hub.admin().erase(AdminServiceEraseRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setResource(resource)
                .build()));
        return done();
    }
}
