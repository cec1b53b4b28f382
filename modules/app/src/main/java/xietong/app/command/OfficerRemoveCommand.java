// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;

/** Removes an officer's account. */
@Command(name = "remove", description = {
    "Remove an officer's account 销户; needs --reason. The officer's sessions end; what was done stays."
})
final class OfficerRemoveCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The officer's identifier.")
    private String id;

    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    int run(HubClient hub) {
        head.requireReason();
        propose.give(hub, DirectoryServiceRemoveOfficerRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setOfficerId(id)
                .build(), output());
        return done();
    }
}
