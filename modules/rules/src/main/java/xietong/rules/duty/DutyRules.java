// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about duty, and on what. */
public final class DutyRules {
    private DutyRules() {}

    /** One rule a command, the clock's step included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(new SetRoster(), new Start(), new HandOver(), new ReportFault(), new DutyClock());
    }

    /** Duties. */
    public static List<Resource<?>> resources() {
        return List.of(new DutyResource());
    }
}
