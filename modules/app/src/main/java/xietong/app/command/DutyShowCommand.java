// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.DutyText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Duty;

/** One desk, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One desk, by its name: its turns and what was handed over 值班情况.",
    "What was said is masked; --clear shows it and is recorded 调阅留痕."
})
final class DutyShowCommand extends ClearableCommand<Duty> {
    @Override
    Duty masked(HubClient hub, String desk) {
        return hub.duties().get(DutyDesk.require(hub, desk).getId());
    }

    @Override
    String revealed(HubClient hub, String desk) {
        return DutyDesk.require(hub, desk).getId();
    }

    @Override
    Duty content(AuditServiceRevealResponse answer) {
        return answer.getDuty();
    }

    @Override
    void print(Duty duty) {
        if (output().json()) {
            output().json(duty);
        } else {
            DutyText.show(duty, output()::line);
        }
    }
}
