// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.PlanText;
import xietong.client.HubClient;
import xietong.v1.DistributionBox;

/** The caller's distributions. */
@Command(name = "list", description = "Distributions that the caller proposed or was served with, not ended 在办分配.")
final class DistributionListCommand extends HubCommand {
    @Option(names = "--ended", description = "Those that have ended.")
    private boolean ended;

    @Override
    int run(HubClient hub) {
        PlanText.list(output(), hub.distributions().list(
                ended ? DistributionBox.DISTRIBUTION_BOX_ENDED : DistributionBox.DISTRIBUTION_BOX_OPEN));
        return done();
    }
}
