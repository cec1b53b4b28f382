// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Supervision;

/** One supervision, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One supervision, with all answers to it 督办.",
    "What was said is masked; --clear shows it and is recorded 调阅留痕."
})
final class SuperviseShowCommand extends ClearableCommand<Supervision> {
    @Override
    Supervision masked(HubClient hub, String id) {
        return hub.supervisions().get(id);
    }

    @Override
    Supervision content(AuditServiceRevealResponse answer) {
        return answer.getSupervision();
    }
}
