// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/** The lease is another's now; this writer commits nothing more. */
public class LostLease extends RuntimeException {
    /** Says which lease. */
    public LostLease(Lease lease) {
        super("writer lease lost: node " + lease.node() + ", epoch " + lease.epoch());
    }
}
