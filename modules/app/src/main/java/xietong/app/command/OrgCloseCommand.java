// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;

/** Closes an organisation. */
@Command(name = "close", description = {
    "Close an organisation 撤销; needs --reason.", "Its superior, or whoever is named, goes on with its work as after a merger."
})
final class OrgCloseCommand extends AdministratorCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Option(names = "--successor", paramLabel = "CODE", description = "Who goes on, of its kind. Default: its superior.")
    private String successor = "";

    @Override
    Message command(CommandHeader header) {
        return DirectoryServiceCloseOrganisationRequest.newBuilder()
                .setHeader(header)
                .setCode(code)
                .setSuccessor(successor)
                .build();
    }
}
