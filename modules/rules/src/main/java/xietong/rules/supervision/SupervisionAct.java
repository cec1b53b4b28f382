// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import static xietong.v1.SupervisionState.SUPERVISION_STATE_ANSWERED;
import static xietong.v1.SupervisionState.SUPERVISION_STATE_ORDERED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.Supervision;
import xietong.v1.SupervisionState;

/** What may be done with a supervision in which state: the one table of it, for rules, answers and tests. */
public enum SupervisionAct {
    ANSWER("Answer", SUPERVISION_STATE_ORDERED),
    SETTLE("Settle", SUPERVISION_STATE_ANSWERED),
    HANG("Hang", SUPERVISION_STATE_ORDERED, SUPERVISION_STATE_ANSWERED),
    ESCALATE("Escalate", SUPERVISION_STATE_ORDERED);

    private final String rpc;
    private final Set<SupervisionState> from;

    SupervisionAct(String rpc, SupervisionState first, SupervisionState... more) {
        this.rpc = rpc;
        this.from = EnumSet.of(first, more);
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.SupervisionService/" + rpc;
    }

    /** What may be done with a supervision now. */
    public static List<SupervisionAct> allowed(Supervision supervision) {
        return Arrays.stream(values()).filter(act -> act.from.contains(supervision.getState())).toList();
    }
}
