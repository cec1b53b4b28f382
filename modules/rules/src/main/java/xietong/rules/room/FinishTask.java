// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CollaborationServiceFinishTaskRequest;
import xietong.v1.CommandHeader;
import xietong.v1.RoomTask;

/** A member says that its task is done. Refused with REASON_FIELD_INVALID for a task that is done, or another's. */
final class FinishTask extends RoomRule<CollaborationServiceFinishTaskRequest> {

    FinishTask() {
        super("FinishTask", CollaborationServiceFinishTaskRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceFinishTaskRequest command, CommandHeader head) {
        int index = command.getNumber() - 1;
        boolean there = index >= 0 && index < draft.before.getTasksCount();
        if (!there || !isOpen(draft.before.getTasks(index), draft.context().caller().code())) {
            throw Refused.field("number", "an open task of the caller's own");
        }
        draft.next.setTasks(index, draft.before.getTasks(index).toBuilder()
                .setDoneTime(Times.timestamp(draft.context().now()))
                .setResult(Checks.required("result", command.getResult(), Checks.REASON)));
        draft.tell(draft.before.getLead(), "task_done");
    }

    private static boolean isOpen(RoomTask task, String organisation) {
        return !task.hasDoneTime() && task.getOrganisation().equals(organisation);
    }
}
