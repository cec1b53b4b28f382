// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import xietong.v1.CaseTransferBox;

/** Names of the lists that transfers of cases and facts stand in. */
public final class CaseLists {
    /** Transfers of a case that are under way, by its case number. */
    static final String UNDER_WAY = "case_transfer/case";

    /** What is kept of a case, by {@link #owner}. */
    static final String PROGRESS = "case_progress/case";
    /** Nodes of a case, by {@link #owner}. */
    public static final String NODES = "case_node/case";
    /** Those that are still to be done. */
    static final String OPEN_NODES = "case_node/open";
    /** Facts that a court reported. */
    public static final String FACTS = "case_fact/court";

    private CaseLists() {}

    /** Owner of the lists of one case. */
    public static String owner(String court, String caseNumber) {
        return court + " " + caseNumber;
    }

    /** The list behind a box. */
    public static String list(CaseTransferBox box) {
        return CaseTransferResource.KIND + "/" + box.name().substring("CASE_TRANSFER_BOX_".length());
    }
}
