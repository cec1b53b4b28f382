// SPDX-License-Identifier: Apache-2.0
package xietong.rules.statistics;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that counts once.
 *
 * @param organisation whose figure it is
 * @param kind e.g. entrustment/FREEZE_DEPOSIT
 * @param what happened
 * @param when it happened; its day in Beijing time is where it counts
 * @param took from coming in to done; zero for all else
 */
public record Figure(String organisation, String kind, What what, Instant when, Duration took) {

    /** What counts. */
    public enum What {
        RECEIVED,
        DONE,
        RETURNED,
        OVERDUE
    }

    /** Something that took no time of its own. */
    public static Figure of(String organisation, String kind, What what, Instant when) {
        return new Figure(organisation, kind, what, when, Duration.ZERO);
    }

    /** Done, and how long it took; what was answered for a moment before it came in took no time. */
    public static Figure done(String organisation, String kind, Instant from, Instant when) {
        Duration took = Duration.between(from, when);
        return new Figure(organisation, kind, What.DONE, when, took.isNegative() ? Duration.ZERO : took);
    }
}
