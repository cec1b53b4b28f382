// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CollaborationServiceAddTaskRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;
import xietong.v1.RoomTask;

/** The lead gives a member a task. Refused with REASON_TOO_LARGE after a hundred. */
final class AddTask extends RoomRule<CollaborationServiceAddTaskRequest> {
    private static final int MOST = 100;

    AddTask() {
        super("AddTask", CollaborationServiceAddTaskRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServiceAddTaskRequest command, CommandHeader head) {
        if (draft.before.getTasksCount() >= MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "this room has had " + MOST + " tasks").with("accepted", MOST);
        }
        var task = RoomTask.newBuilder()
                .setNumber(draft.before.getTasksCount() + 1)
                .setOrganisation(draft.member("organisation", command.getOrganisation()))
                .setText(Checks.required("text", command.getText(), Checks.REASON));
        if (command.hasDueTime()) {
            if (!Times.instant(command.getDueTime()).isAfter(draft.context().now())) {
                throw Refused.field("due_time", "later than now");
            }
            task.setDueTime(command.getDueTime());
        }
        draft.next.addTasks(task);
        draft.tell(command.getOrganisation(), "task");
    }
}
