// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import xietong.v1.CaseTransferBox;

/** Names of the lists that transfers of cases and facts stand in. */
public final class CaseLists {
    /** Transfers of a case that are under way, by its case number. */
    static final String UNDER_WAY = "case_transfer/case";

    /** Facts that a court reported. */
    public static final String FACTS = "case_fact/court";

    private CaseLists() {}

    /** The list behind a box. */
    public static String list(CaseTransferBox box) {
        return CaseTransferResource.KIND + "/" + box.name().substring("CASE_TRANSFER_BOX_".length());
    }
}
