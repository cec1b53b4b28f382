// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.DispatchOrderText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.DispatchOrder;

/** One order of a collaboration, masked; in clear only on the record. */
@Command(name = "order", description = {
    "One order, with the measures of the court that has to carry it out 调度令.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class DispatchOrderCommand extends ClearableCommand<DispatchOrder> {
    @Override
    DispatchOrder masked(HubClient hub, String id) {
        return hub.collaborations().order(id);
    }

    @Override
    DispatchOrder content(AuditServiceRevealResponse answer) {
        return answer.getDispatchOrder();
    }

    @Override
    void print(DispatchOrder resource) {
        if (output().json()) {
            output().json(resource);
        } else {
            DispatchOrderText.print(resource, output());
        }
    }
}
