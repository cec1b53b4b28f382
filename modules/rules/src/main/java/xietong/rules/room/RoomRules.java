// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded in rooms, and on what. */
public final class RoomRules {
    private RoomRules() {}

    /** One rule a command. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new OpenRoom(),
                new ChangeMembers(),
                new Post(),
                new MarkRead(),
                new AddTask(),
                new FinishTask(),
                new CloseRoom());
    }

    /** Rooms and messages. */
    public static List<Resource<?>> resources() {
        return List.of(new RoomResource(), new RoomMessageResource());
    }
}
