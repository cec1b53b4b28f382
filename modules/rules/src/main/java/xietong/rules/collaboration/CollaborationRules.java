// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about collaboration between courts, and on what. */
public final class CollaborationRules {
    private CollaborationRules() {}

    /** One rule a command, the clocks' steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Apply(),
                new Decide(),
                new Dispatch(),
                new Close(),
                new AcknowledgeOrder(),
                new ReportOrder(),
                new CollaborationClock(),
                new OrderClock());
    }

    /** Collaborations and their orders. */
    public static List<Resource<?>> resources() {
        return List.of(new CollaborationResource(), new DispatchOrderResource());
    }
}
