// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * How much of something an organisation may ask for in a second. What it leaves is saved up to a burst; whoever has some
 * left may take any amount at once, and then waits until the rest has come in. Safe for use by many threads.
 */
final class Rate {
    private static final double NANOS = 1e9;

    private final String what;
    private final long perSecond;
    private final long burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * By a clock that nobody sets.
     *
     * @param perSecond {@link Long#MAX_VALUE} for no bound
     */
    Rate(String what, long perSecond, long burst, LongSupplier nanos) {
        this.what = what;
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    private final class Bucket {
        private double left = burst;
        private long at = nanos.getAsLong();

        /** Seconds to wait; 0 where it was taken. */
        synchronized double take(long amount) {
            long now = nanos.getAsLong();
            left = Math.min(burst, left + (now - at) / NANOS * perSecond);
            at = now;
            if (left <= 0) {
                return Math.max(1, -left) / perSecond;
            }
            left -= amount;
            return 0;
        }

        synchronized boolean isFull() {
            return left + (nanos.getAsLong() - at) / NANOS * perSecond >= burst;
        }
    }

    /** Refuses with REASON_OVERLOADED and the time after which there is some again. */
    void take(String organisation, long amount) {
        if (perSecond == Long.MAX_VALUE) {
            return;
        }
        double wait = buckets.computeIfAbsent(organisation, o -> new Bucket()).take(amount);
        if (wait > 0) {
            throw new Refused(
                            Reason.REASON_OVERLOADED,
                            "too many " + what + " of this organisation in so short a time; try again")
                    .with("accepted", perSecond + " a second, " + burst + " at once")
                    .with("retry_after_ms", Math.max(1, (long) Math.ceil(wait * 1_000)));
        }
    }

    /** Forgets whoever has asked for nothing for so long that all is saved up again. */
    void forget() {
        buckets.values().removeIf(Bucket::isFull);
    }
}
