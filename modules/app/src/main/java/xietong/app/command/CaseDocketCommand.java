// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.CaseServiceDocketRequest;
import xietong.v1.Receipt;

/** The receiving court dockets a case 立案. */
@Command(name = "docket",
        description = "Docket a transferred case under the own number --case 立案 (ENT 7); its measures come with it.")
final class CaseDocketCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = CaseServiceDocketRequest.newBuilder()
                .setHeader(head.header())
                .setId(id);
        return hub.cases().docket(command.build());
    }
}
