// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static xietong.v1.WarningState.WARNING_STATE_ACKNOWLEDGED;
import static xietong.v1.WarningState.WARNING_STATE_OPEN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.Warning;
import xietong.v1.WarningState;

/** What may be done with a warning in which state: the one table of it, for rules, answers and tests. */
public enum WarningAct {
    ACKNOWLEDGE("AcknowledgeWarning", WARNING_STATE_OPEN),
    HAND_OVER("HandOverWarning", WARNING_STATE_OPEN, WARNING_STATE_ACKNOWLEDGED);

    private final String rpc;
    private final Set<WarningState> from;

    WarningAct(String rpc, WarningState first, WarningState... more) {
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

    /** What may be done with a warning now. */
    public static List<WarningAct> allowed(Warning warning) {
        return Arrays.stream(values()).filter(act -> act.from.contains(warning.getState())).toList();
    }
}
