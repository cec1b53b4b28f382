// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Entrustment;

/** One matter, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One matter.", "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class ShowCommand extends ClearableCommand<Entrustment> {
    @Override
    Entrustment masked(HubClient hub, String id) {
        return hub.entrustments().get(id);
    }

    @Override
    Entrustment content(AuditServiceRevealResponse answer) {
        return answer.getEntrustment();
    }
}
