// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.FreezeOrder;

/** One freeze order, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One freeze order.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class FreezeShowCommand extends ClearableCommand<FreezeOrder> {
    @Override
    FreezeOrder masked(HubClient hub, String id) {
        return hub.freezes().get(id);
    }

    @Override
    FreezeOrder content(AuditServiceRevealResponse answer) {
        return answer.getFreezeOrder();
    }
}
