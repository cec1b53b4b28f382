// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.List;
import xietong.rules.screening.PackedList;
import xietong.v1.WatchListCommit;

/**
 * A whole list as of one ledger position, from wherever it comes: packed, and what changed since it was packed.
 *
 * @param from in words, for whoever reads the log
 * @param lists a list for each key in force, the present one first
 * @param changes in order; empty where it was just packed
 * @param position everything up to it is in lists and changes together
 */
record ListCopy(String from, List<PackedList> lists, List<WatchListCommit> changes, long position) {

    static final String KEPT = "kept by this node";
    static final String SHARED = "shared by the writer";
    static final String MADE = "made from the ledger";

    /** Ledger position up to which the lists are complete without the changes. */
    long base() {
        return base(lists);
    }

    /** The same of packed lists by themselves. */
    static long base(List<PackedList> lists) {
        return lists.stream().mapToLong(PackedList::position).min().orElseThrow();
    }
}
