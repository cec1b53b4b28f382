// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceRevokeKeysRequest;

/** Takes keys back. */
@Command(name = "revoke", description = {
    "Take keys of an organisation back; needs --reason.", "Connections with them are refused from then on."
})
final class OrgRevokeCommand extends AdministratorCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Option(names = "--key-digest", paramLabel = "HEX",
            description = "Which key, as org show lists it. Repeatable; left out: all.")
    private List<String> keyDigests = new ArrayList<>();

    @Override
    Message command(CommandHeader header) {
        return DirectoryServiceRevokeKeysRequest.newBuilder()
                .setHeader(header)
                .setCode(code)
                .addAllKeyDigests(keyDigests)
                .build();
    }
}
