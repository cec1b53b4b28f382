// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;

/**
 * How long and how often to try. Only a hub that cannot be reached, is overloaded or did not answer in time is asked
 * again; any other refusal is final.
 *
 * @param overall after this no further attempt begins and the last refusal is thrown
 * @param attempt how long one attempt may take; for documents and streams: how long they may stand still
 * @param firstDelay before the second attempt; doubles from there, half of it by chance
 * @param maxDelay where the doubling ends; the hub's own retry_after_ms is honoured beyond it
 */
public record RetryPolicy(Duration overall, Duration attempt, Duration firstDelay, Duration maxDelay) {

    public RetryPolicy {
        for (Duration each : new Duration[] {overall, attempt, firstDelay, maxDelay}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("each duration of a retry policy must be positive");
            }
        }
    }

    /** 30 seconds in all, 10 for an attempt, delays from 100 milliseconds to 5 seconds. */
    public static RetryPolicy standard() {
        return new RetryPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(100),
                Duration.ofSeconds(5));
    }

    public RetryPolicy withOverall(Duration length) {
        return new RetryPolicy(length, attempt, firstDelay, maxDelay);
    }

    public RetryPolicy withAttempt(Duration length) {
        return new RetryPolicy(overall, length, firstDelay, maxDelay);
    }
}
