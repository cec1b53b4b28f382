// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.PlanText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Distribution;

/** One distribution, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One distribution: shares, courts that may object, objections 分配方案.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class DistributionShowCommand extends ClearableCommand<Distribution> {
    @Override
    Distribution masked(HubClient hub, String id) {
        return hub.distributions().get(id);
    }

    @Override
    Distribution content(AuditServiceRevealResponse answer) {
        return answer.getDistribution();
    }

    @Override
    void print(Distribution resource) {
        if (output().json()) {
            output().json(resource);
        } else {
            PlanText.print(resource, output());
        }
    }
}
