// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;

/** Closes organisations into another. */
@Command(name = "merge", description = {
    "Close organisations into another 合并; needs --reason.",
    "It goes on with their work: it reads their mailboxes and lists, gets what would be delivered to them and acts in "
            + "their part. Their codes stay in all that was done; their keys are taken back."
})
final class OrgMergeCommand extends AdministratorCommand {
    @Parameters(arity = "1..*", paramLabel = "CODE", description = "Those that are closed.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--into", paramLabel = "CODE", required = true, description = "The one that goes on, of their kind.")
    private String successor;

    @Override
    Message command(CommandHeader header) {
        return DirectoryServiceMergeOrganisationsRequest.newBuilder()
                .setHeader(header)
                .addAllCodes(codes)
                .setSuccessor(successor)
                .build();
    }
}
