// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.HashMap;
import java.util.Map;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** How much of something the hub holds at a time, for all organisations and for each. Safe for use by many threads. */
final class Quota {
    private static final int RETRY_MILLIS = 200;

    private final String what;
    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> ofOne = new HashMap<>();
    private long all;

    Quota(String what, long most, long mostOfOne) {
        this.what = what;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** A share of it, given back once. */
    final class Share {
        private final String organisation;
        private final long amount;
        private boolean held = true;

        private Share(String organisation, long amount) {
            this.organisation = organisation;
            this.amount = amount;
        }

        /** What is given back again changes nothing. */
        void giveBack() {
            synchronized (Quota.this) {
                if (held) {
                    held = false;
                    all -= amount;
                    ofOne.computeIfPresent(organisation, (o, n) -> n == amount ? null : n - amount);
                }
            }
        }
    }

    /** Refuses with REASON_OVERLOADED where it would be more than may be. */
    synchronized Share take(String organisation, long amount) {
        requireRoom(organisation, amount);
        all += amount;
        ofOne.merge(organisation, amount, Long::sum);
        return new Share(organisation, amount);
    }

    /** Refuses as {@link #take} would. */
    synchronized void requireRoom(String organisation, long amount) {
        long before = ofOne.getOrDefault(organisation, 0L);
        boolean own = before + amount > mostOfOne;
        if (own || all + amount > most) {
            throw new Refused(
                            Reason.REASON_OVERLOADED,
                            "too many " + what + (own ? " of this organisation" : "") + " under way; try again")
                    .with("accepted", own ? mostOfOne : most)
                    .with("retry_after_ms", RETRY_MILLIS);
        }
    }
}
