// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.DistributionState.DISTRIBUTION_STATE_DEPOSITED;
import static xietong.v1.DistributionState.DISTRIBUTION_STATE_SERVED;
import static xietong.v1.DistributionState.DISTRIBUTION_STATE_UNSPECIFIED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.DistributionState;

/** What may be done to a distribution in which state: the one table of it, for rules, answers and tests. */
public enum DistributionAct {
    PROPOSE("ProposeDistribution", DISTRIBUTION_STATE_UNSPECIFIED),
    OBJECT("Object", DISTRIBUTION_STATE_SERVED),
    OPPOSE("Oppose", DISTRIBUTION_STATE_SERVED, DISTRIBUTION_STATE_DEPOSITED),
    WAIVE("Waive", DISTRIBUTION_STATE_SERVED, DISTRIBUTION_STATE_DEPOSITED),
    RECORD_SUIT("RecordSuit", DISTRIBUTION_STATE_SERVED, DISTRIBUTION_STATE_DEPOSITED),
    SETTLE_OBJECTION("SettleObjection", DISTRIBUTION_STATE_SERVED, DISTRIBUTION_STATE_DEPOSITED),
    FINALISE("FinaliseDistribution", DISTRIBUTION_STATE_SERVED, DISTRIBUTION_STATE_DEPOSITED),
    WITHDRAW("WithdrawDistribution", DISTRIBUTION_STATE_SERVED);

    private final String rpc;
    private final Set<DistributionState> from;

    DistributionAct(String rpc, DistributionState first, DistributionState... more) {
        this.rpc = rpc;
        this.from = EnumSet.of(first, more);
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1." + call();
    }

    /** Name of the method with its service. */
    String call() {
        return "FreezeService/" + rpc;
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** States in which it may be done. */
    public Set<DistributionState> from() {
        return from;
    }

    /** What may be done in a state, by anyone. */
    public static List<DistributionAct> allowedIn(DistributionState state) {
        return Arrays.stream(values()).filter(act -> act.from.contains(state)).toList();
    }
}
