// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_APPLIED;
import static xietong.v1.CollaborationState.COLLABORATION_STATE_IN_FORCE;

import java.util.Arrays;
import java.util.List;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationState;

/** What may be done to a collaboration in which state: the one table of it, for rules, answers and tests. */
public enum CollaborationAct {
    DECIDE("Decide", COLLABORATION_STATE_APPLIED),
    DISPATCH("Dispatch", COLLABORATION_STATE_IN_FORCE),
    CLOSE("Close", COLLABORATION_STATE_IN_FORCE);

    private final String rpc;
    private final CollaborationState from;

    CollaborationAct(String rpc, CollaborationState from) {
        this.rpc = rpc;
        this.from = from;
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.CollaborationService/" + rpc;
    }

    /** What may be done to a collaboration now. */
    public static List<CollaborationAct> allowed(Collaboration collaboration) {
        return Arrays.stream(values()).filter(act -> act.from == collaboration.getState()).toList();
    }
}
