// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.WatchOrder;

/** One watch order, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One watch order, with who was asked and what was answered 布控.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class WatchShowCommand extends ClearableCommand<WatchOrder> {
    @Override
    WatchOrder masked(HubClient hub, String id) {
        return hub.watches().get(id);
    }

    @Override
    WatchOrder content(AuditServiceRevealResponse answer) {
        return answer.getWatchOrder();
    }
}
