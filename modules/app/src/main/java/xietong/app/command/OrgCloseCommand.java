// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;

/** Closes an organisation. */
@Command(name = "close", description = {
    "Close an organisation 撤销; needs --reason.", "Its superior, or whoever is named, goes on with its work as after a merger."
})
final class OrgCloseCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Option(names = "--successor", paramLabel = "CODE", description = "Who goes on, of its kind. Default: its superior.")
    private String successor = "";

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        head.requireReason();
        output().receipt(hub.directory().close(DirectoryServiceCloseOrganisationRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setCode(code)
                .setSuccessor(successor)
                .build()));
        return done();
    }
}
