// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.v1.CollaborationBox;
import xietong.v1.DispatchOrderBox;

/** Names of the lists that collaborations and their orders stand in. */
public final class CollaborationLists {
    /** Orders of a collaboration, by its identifier, in order of their numbers. */
    static final String BY_COLLABORATION = "dispatch_order/collaboration";

    private CollaborationLists() {}

    /** The list behind a box. */
    public static String list(CollaborationBox box) {
        return CollaborationResource.KIND + "/" + box.name().substring("COLLABORATION_BOX_".length());
    }

    /** The list behind a box of orders. */
    public static String list(DispatchOrderBox box) {
        return DispatchOrderResource.KIND + "/" + box.name().substring("DISPATCH_ORDER_BOX_".length());
    }
}
