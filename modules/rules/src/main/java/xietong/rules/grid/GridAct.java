// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import static xietong.v1.GridTaskState.GRID_TASK_STATE_ASSIGNED;
import static xietong.v1.GridTaskState.GRID_TASK_STATE_REPORTED;
import static xietong.v1.GridTaskState.GRID_TASK_STATE_SENT;
import static xietong.v1.GridTaskState.GRID_TASK_STATE_VERIFIED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.GridTask;
import xietong.v1.GridTaskState;

/** What may be done with a task in which state: the one table of it, for rules, answers and tests. */
public enum GridAct {
    ASSIGN("Assign", GRID_TASK_STATE_SENT, GRID_TASK_STATE_ASSIGNED),
    REPORT("Report", GRID_TASK_STATE_SENT, GRID_TASK_STATE_ASSIGNED),
    VERIFY("Verify", GRID_TASK_STATE_REPORTED),
    RATE("Rate", GRID_TASK_STATE_VERIFIED);

    private final String rpc;
    private final Set<GridTaskState> from;

    GridAct(String rpc, GridTaskState first, GridTaskState... more) {
        this.rpc = rpc;
        this.from = EnumSet.of(first, more);
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.GridService/" + rpc;
    }

    /** What may be done with a task now. */
    public static List<GridAct> allowed(GridTask task) {
        return Arrays.stream(values()).filter(act -> act.from.contains(task.getState())).toList();
    }
}
