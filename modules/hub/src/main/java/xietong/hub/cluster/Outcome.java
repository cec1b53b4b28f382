// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import xietong.ledger.Subscription;
import xietong.v1.Receipt;

/**
 * What became of something that was handed in.
 *
 * @param receipt of an accepted command; null where it came to nothing
 * @param subscription as it is after a change; null where there is none
 * @param failure why not; null where it was done
 */
record Outcome(Receipt receipt, Subscription subscription, Throwable failure) {
    static Outcome accepted(Receipt receipt) {
        return new Outcome(receipt, null, null);
    }

    static Outcome changed(Subscription subscription) {
        return new Outcome(null, subscription, null);
    }

    static Outcome failed(Throwable failure) {
        return new Outcome(null, null, failure);
    }
}
