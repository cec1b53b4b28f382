// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.SessionServiceCloseRequest;

/** Ends sessions. */
@Command(name = "close", description = {
    "End the session at a device, or all sessions of an officer, of the caller's organisation.",
    "Calls with their tokens are refused from then on, and open streams end."
})
final class SessionCloseCommand extends HubCommand {
    static final class Which {
        @Option(names = "--device", paramLabel = "THUMBPRINT", description = "Of the device's key, as the sign-in told it.")
        private String device = "";

        @Option(names = "--of", paramLabel = "OFFICER", description = "Identifier of the officer whose sessions end.")
        private String officer = "";
    }

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        output().receipt(hub.sessions().close(SessionServiceCloseRequest.newBuilder()
                .setHeader(head.header())
                .setDevice(which.device)
                .setOfficerId(which.officer)
                .build()));
        return done();
    }
}
