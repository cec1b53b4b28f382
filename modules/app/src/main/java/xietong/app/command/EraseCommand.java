// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.CommandHeader;

/** Erases personal data by law (PIPL 47). */
@Command(name = "erase", description = {
    "Erase the personal data of a matter, freeze order or asset that has ended, for good (PIPL 47).",
    "Needs --reason and --yes. The evidence stays verifiable."
})
final class EraseCommand extends AdministratorCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The matter, order or asset.")
    private String resource;

    @Option(names = "--yes", required = true, description = "It cannot be undone: say so.")
    private boolean yes;

    @Override
    Message command(CommandHeader header) {
        return AdminServiceEraseRequest.newBuilder()
                .setHeader(header)
                .setResource(resource)
                .build();
    }
}
