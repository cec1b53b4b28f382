// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import xietong.v1.SupervisionBox;

/** Names of the lists that supervisions stand in. */
public final class SupervisionLists {
    /** Those about a resource that are not settled, by its identifier. */
    public static final String OPEN_ABOUT = "supervision/about";

    private SupervisionLists() {}

    /** The list behind a box. */
    public static String list(SupervisionBox box) {
        return SupervisionResource.KIND + "/" + box.name().substring("SUPERVISION_BOX_".length());
    }
}
