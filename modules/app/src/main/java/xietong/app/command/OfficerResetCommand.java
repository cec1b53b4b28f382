// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceResetOfficerRequest;

/** Takes an officer's password and second factor back. */
@Command(name = "reset", description = {
    "Take an officer's password and second factor back 重置, and unlock the account; needs --reason.",
    "The officer's sessions end. Prints the new setup code, once."
})
final class OfficerResetCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The officer's identifier.")
    private String id;

    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    int run(HubClient hub) {
        head.requireReason();
        propose.give(hub, DirectoryServiceResetOfficerRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setOfficerId(id)
                .build(), output());
        return done();
    }
}
