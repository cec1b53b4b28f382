// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import xietong.ledger.Heads;
import xietong.ledger.Reads;

/**
 * The time that commits are stamped with: the ledger's clock, on a DRILL ledger moved forward, but never before the
 * last stamp. A clock that was far ahead once therefore makes time stand still after it was put right.
 */
public final class TrustedTime {
    /** A clock may be put back by so much without anybody being asked. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private TrustedTime() {}

    /** Now, for a ledger that stands there. */
    public static Instant now(Reads ledger, Heads heads) {
        Instant clock = clock(ledger, heads);
        return clock.isBefore(heads.stamp()) ? heads.stamp() : clock;
    }

    /** How far the ledger's clock is behind its last stamp; negative or zero where all is well. */
    public static Duration behind(Reads ledger) {
        Heads heads = ledger.heads();
        return Duration.between(clock(ledger, heads), heads.stamp());
    }

    private static Instant clock(Reads ledger, Heads heads) {
        return ledger.databaseTime().plus(heads.drillOffset()).truncatedTo(ChronoUnit.MICROS);
    }
}
