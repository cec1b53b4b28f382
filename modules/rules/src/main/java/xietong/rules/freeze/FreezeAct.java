// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_LAPSED;
import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;
import static xietong.v1.FreezeState.FREEZE_STATE_RELEASED;
import static xietong.v1.FreezeState.FREEZE_STATE_SPENT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.PendingMeasure;

/** What may be done to a freeze order in which state: the one table of it, for rules, answers and tests. */
public enum FreezeAct {
    ORDER("Order"),
    APPROVE("Approve", FREEZE_STATE_PENDING_APPROVAL),
    RENEW("Renew", FREEZE_STATE_QUEUED, FREEZE_STATE_EFFECTIVE),
    RELEASE("Release", FREEZE_STATE_ORDERED, FREEZE_STATE_QUEUED, FREEZE_STATE_EFFECTIVE),
    DEDUCT("Deduct", FREEZE_STATE_EFFECTIVE),
    CONVERT("Convert", FREEZE_STATE_ORDERED, FREEZE_STATE_QUEUED, FREEZE_STATE_EFFECTIVE),
    /** After the end only what became of the asset. */
    RECORD_RECEIPT(
            "RecordReceipt",
            FREEZE_STATE_ORDERED,
            FREEZE_STATE_QUEUED,
            FREEZE_STATE_EFFECTIVE,
            FREEZE_STATE_RELEASED,
            FREEZE_STATE_LAPSED,
            FREEZE_STATE_SPENT);

    private final String rpc;
    private final Set<FreezeState> from;

    FreezeAct(String rpc, FreezeState... from) {
        this.rpc = rpc;
        this.from = from.length == 0 ? EnumSet.noneOf(FreezeState.class) : EnumSet.copyOf(List.of(from));
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

    private boolean isAllowed(FreezeOrder order) {
        boolean waits = order.getPendingList().stream().anyMatch(PendingMeasure::getAwaitingApproval);
        return from.contains(order.getState()) || this == APPROVE && waits;
    }

    /** What may be done to an order now. */
    public static List<FreezeAct> allowed(FreezeOrder order) {
        return Arrays.stream(values()).filter(act -> act.isAllowed(order)).toList();
    }
}
