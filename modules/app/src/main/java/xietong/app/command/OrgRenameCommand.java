// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;

/** Gives an organisation another name. */
@Command(name = "rename", description = {
    "Give an organisation another name 更名; needs --reason.", "Its code stays, and the name that it had is kept."
})
final class OrgRenameCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its new name.")
    private String name;

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        head.requireReason();
        output().receipt(hub.directory().rename(DirectoryServiceRenameOrganisationRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setCode(code)
                .setName(name)
                .build()));
        return done();
    }
}
