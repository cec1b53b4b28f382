// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.WarningText;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Warning;

/** One warning, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One warning, with each step on its ladder and why a step came late 预警.",
    "What was said is masked; --clear shows it and is recorded 调阅留痕."
})
final class WarningShowCommand extends ClearableCommand<Warning> {
    @Override
    Warning masked(HubClient hub, String id) {
        return hub.warnings().get(id);
    }

    @Override
    Warning content(AuditServiceRevealResponse answer) {
        return answer.getWarning();
    }

    @Override
    void print(Warning warning) {
        if (output().json()) {
            output().json(warning);
            return;
        }
        output().message(warning.toBuilder().clearSteps().build());
        WarningText.steps(warning, output()::line);
    }
}
