// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about warnings, and on what. */
public final class WarningRules {
    private WarningRules() {}

    /** One rule a command, the clock's steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(new AcknowledgeWarning(), new HandOverWarning(), new LadderClock());
    }

    /** Warnings. */
    public static List<Resource<?>> resources() {
        return List.of(new WarningResource());
    }
}
