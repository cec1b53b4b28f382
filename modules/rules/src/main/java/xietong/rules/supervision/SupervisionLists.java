// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import xietong.v1.SupervisionBox;

/** Names of the lists that supervisions stand in. */
public final class SupervisionLists {
    private SupervisionLists() {}

    /** The list behind a box. */
    public static String list(SupervisionBox box) {
        return SupervisionResource.KIND + "/" + box.name().substring("SUPERVISION_BOX_".length());
    }
}
