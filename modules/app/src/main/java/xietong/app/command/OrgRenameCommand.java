// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;

/** Gives an organisation another name. */
@Command(name = "rename", description = {
    "Give an organisation another name 更名; needs --reason.", "Its code stays, and the name that it had is kept."
})
final class OrgRenameCommand extends AdministratorCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its new name.")
    private String name;

    @Override
    Message command(CommandHeader header) {
        return DirectoryServiceRenameOrganisationRequest.newBuilder()
                .setHeader(header)
                .setCode(code)
                .setName(name)
                .build();
    }
}
