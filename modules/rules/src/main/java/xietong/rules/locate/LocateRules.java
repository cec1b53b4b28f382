// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about watch orders, and on what. */
public final class LocateRules {
    private LocateRules() {}

    /** One rule a command, the hub's own included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Request(),
                new Accept(),
                new Refuse(),
                new Extend(),
                new Cancel(),
                new WatchClock(),
                new SuppressSighting());
    }

    /** Watch orders. */
    public static List<Resource<?>> resources() {
        return List.of(new WatchOrderResource());
    }
}
