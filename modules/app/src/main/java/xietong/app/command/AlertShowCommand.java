// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.Alert;
import xietong.v1.AuditServiceRevealResponse;

/** One alert, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One alert, with its sightings and its life so far 告警.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class AlertShowCommand extends ClearableCommand<Alert> {
    @Override
    Alert masked(HubClient hub, String id) {
        return hub.alerts().get(id);
    }

    @Override
    Alert content(AuditServiceRevealResponse answer) {
        return answer.getAlert();
    }
}
