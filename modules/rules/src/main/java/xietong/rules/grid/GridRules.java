// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded of the grid, and on what. */
public final class GridRules {
    private GridRules() {}

    /** One rule a command, the clock's steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Push(), new PushBatch(), new Assign(), new Report(), new Verify(), new Rate(), new GridClock());
    }

    /** Pushes and tasks. */
    public static List<Resource<?>> resources() {
        return List.of(new GridPushResource(), new GridTaskResource());
    }
}
