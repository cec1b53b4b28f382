// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static xietong.v1.WatchState.WATCH_STATE_ACTIVE;
import static xietong.v1.WatchState.WATCH_STATE_REQUESTED;

import java.util.Arrays;
import java.util.List;
import xietong.v1.WatchOrder;

/** What may be done with a watch order as long as it is live: the one table of it, for rules, answers and tests. */
public enum WatchAct {
    ACCEPT("Accept"),
    REFUSE("Refuse"),
    EXTEND("Extend"),
    CANCEL("Cancel");

    private final String rpc;

    WatchAct(String rpc) {
        this.rpc = rpc;
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.LocateService/" + rpc;
    }

    /** What may be done with an order now. */
    public static List<WatchAct> allowed(WatchOrder order) {
        return isLive(order) ? Arrays.asList(values()) : List.of();
    }

    /** Whether it has been asked for and has not ended. */
    static boolean isLive(WatchOrder order) {
        return order.getState() == WATCH_STATE_REQUESTED || order.getState() == WATCH_STATE_ACTIVE;
    }
}
