// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.DispatchOrderState.DISPATCH_ORDER_STATE_ACKNOWLEDGED;
import static xietong.v1.DispatchOrderState.DISPATCH_ORDER_STATE_SENT;

import java.util.Arrays;
import java.util.List;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderState;

/** What may be done to an order of a collaboration in which state. */
public enum DispatchOrderAct {
    ACKNOWLEDGE("AcknowledgeOrder", DISPATCH_ORDER_STATE_SENT),
    REPORT("ReportOrder", DISPATCH_ORDER_STATE_ACKNOWLEDGED);

    private final String rpc;
    private final DispatchOrderState from;

    DispatchOrderAct(String rpc, DispatchOrderState from) {
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

    /** What may be done to an order now. */
    public static List<DispatchOrderAct> allowed(DispatchOrder order) {
        return Arrays.stream(values()).filter(act -> act.from == order.getState()).toList();
    }
}
