// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static xietong.v1.AlertState.ALERT_STATE_ACKNOWLEDGED;
import static xietong.v1.AlertState.ALERT_STATE_CLAIMED;
import static xietong.v1.AlertState.ALERT_STATE_CONTROLLED;
import static xietong.v1.AlertState.ALERT_STATE_DETENTION_DEFERRED;
import static xietong.v1.AlertState.ALERT_STATE_HANDED_OVER;
import static xietong.v1.AlertState.ALERT_STATE_HOLD_ENDED;
import static xietong.v1.AlertState.ALERT_STATE_INTAKE_REFUSED;
import static xietong.v1.AlertState.ALERT_STATE_IN_PROGRESS;
import static xietong.v1.AlertState.ALERT_STATE_LAPSED;
import static xietong.v1.AlertState.ALERT_STATE_RECALLED;
import static xietong.v1.AlertState.ALERT_STATE_REPORTED;
import static xietong.v1.AlertState.ALERT_STATE_SHELVED;
import static xietong.v1.AlertState.ALERT_STATE_UNACKNOWLEDGED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.Alert;
import xietong.v1.AlertState;

/** What may be done with an alert in which state: the one table of it, for rules, answers and tests. */
public enum AlertAct {
    ACKNOWLEDGE(
            "Acknowledge",
            ALERT_STATE_UNACKNOWLEDGED,
            ALERT_STATE_ACKNOWLEDGED,
            ALERT_STATE_CLAIMED,
            ALERT_STATE_IN_PROGRESS,
            ALERT_STATE_LAPSED),
    CLAIM(
            "Claim",
            ALERT_STATE_UNACKNOWLEDGED,
            ALERT_STATE_ACKNOWLEDGED,
            ALERT_STATE_SHELVED,
            ALERT_STATE_CLAIMED,
            ALERT_STATE_IN_PROGRESS),
    RELEASE_CLAIM("ReleaseClaim", ALERT_STATE_CLAIMED, ALERT_STATE_IN_PROGRESS),
    TRANSFER(
            "Transfer",
            ALERT_STATE_UNACKNOWLEDGED,
            ALERT_STATE_ACKNOWLEDGED,
            ALERT_STATE_CLAIMED,
            ALERT_STATE_IN_PROGRESS),
    SHELVE("Shelve", ALERT_STATE_UNACKNOWLEDGED, ALERT_STATE_ACKNOWLEDGED),
    REPORT(
            "Report",
            ALERT_STATE_CLAIMED,
            ALERT_STATE_IN_PROGRESS,
            ALERT_STATE_CONTROLLED,
            ALERT_STATE_INTAKE_REFUSED,
            ALERT_STATE_HOLD_ENDED),
    HAND_OVER(
            "HandOver",
            ALERT_STATE_CONTROLLED,
            ALERT_STATE_INTAKE_REFUSED,
            ALERT_STATE_HOLD_ENDED,
            ALERT_STATE_HANDED_OVER),
    CLOSE(
            "Close",
            ALERT_STATE_REPORTED,
            ALERT_STATE_HANDED_OVER,
            ALERT_STATE_DETENTION_DEFERRED,
            ALERT_STATE_RECALLED);

    private final String rpc;
    private final Set<AlertState> from;

    AlertAct(String rpc, AlertState first, AlertState... more) {
        this.rpc = rpc;
        this.from = EnumSet.of(first, more);
    }

    /** Name of the method without the service. */
    public String rpc() {
        return rpc;
    }

    /** Full method name. */
    public String method() {
        return "xietong.v1.AlertService/" + rpc;
    }

    /** What may be done with an alert now; one of priority 1 is never set aside. */
    public static List<AlertAct> allowed(Alert alert) {
        return Arrays.stream(values())
                .filter(act -> act.from.contains(alert.getState()))
                .filter(act -> act != SHELVE || alert.getPriority() > 1 && !alert.getBroadcast())
                .toList();
    }
}
