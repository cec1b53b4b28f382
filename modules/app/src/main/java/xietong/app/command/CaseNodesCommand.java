// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.NodeText;
import xietong.client.HubClient;

/** What has to be done in a case by when. */
@Command(name = "nodes", description = "The nodes of the court's own case, by their beginning 流程节点.")
final class CaseNodesCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CASE", description = "Number of the case.")
    private String caseNumber;

    @Override
    int run(HubClient hub) {
        NodeText.list(output(), hub.cases().nodes(caseNumber));
        return done();
    }
}
