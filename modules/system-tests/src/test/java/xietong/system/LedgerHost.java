// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.util.List;
import java.util.Map;

/** Where a ledger is: one PostgreSQL server or several of which one is the primary. */
interface LedgerHost {

    /** Their ports. */
    List<Integer> ports();

    /** Settings of a hub that reaches them by these ports, in the same order. */
    Map<String, String> settings(List<Integer> ports);
}
