// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about supervision, and on what. */
public final class SupervisionRules {
    private SupervisionRules() {}

    /** One rule a command, the clock's steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(new Supervise(), new Answer(), new Settle(), new Hang(), new Escalate(), new SupervisionClock());
    }

    /** Supervisions. */
    public static List<Resource<?>> resources() {
        return List.of(new SupervisionResource());
    }
}
