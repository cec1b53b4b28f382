// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import xietong.v1.WarningBox;

/** Names of the lists that warnings stand in. */
public final class WarningLists {
    /** All warnings of a resource, by its identifier, in order of their numbers. */
    public static final String BY_RESOURCE = "warning/resource";

    private WarningLists() {}

    /** The list behind a box. */
    public static String list(WarningBox box) {
        return WarningResource.KIND + "/" + box.name().substring("WARNING_BOX_".length());
    }
}
