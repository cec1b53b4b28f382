// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.GridTask;

/** One task, masked; in clear only on the record. */
@Command(name = "show", description = {
    "One task, with all answers to it 网格任务.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class GridShowCommand extends ClearableCommand<GridTask> {
    @Override
    GridTask masked(HubClient hub, String id) {
        return hub.grid().get(id);
    }

    @Override
    GridTask content(AuditServiceRevealResponse answer) {
        return answer.getGridTask();
    }
}
