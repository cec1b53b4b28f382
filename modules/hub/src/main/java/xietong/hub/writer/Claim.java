// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;

/**
 * A process's claim to be the one that writes a ledger.
 *
 * @param holder its name in the lease, which no other process has, even one of the same node name
 * @param validity how long a lease lasts that is not renewed
 */
public record Claim(String holder, Duration validity) {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    /** Of this process on a node of this name. */
    public static Claim of(String node, Duration validity) {
        return new Claim(node + "/" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()), validity);
    }

    /** The lease, if nobody else holds it. */
    Optional<Lease> take(Ledger ledger) {
        return ledger.acquire(holder, validity);
    }

    /**
     * The lease; waits for one that a process which has died left behind.
     *
     * @throws IllegalStateException when another process lives and holds it
     */
    public Lease await(Ledger ledger) {
        long end = System.nanoTime() + validity.plus(MARGIN).toNanos();
        Optional<Lease> lease = take(ledger);
        if (lease.isEmpty()) {
            LOG.info("the ledger's writer lease is another's; waiting {} for it to end", validity);
        }
        while (lease.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("another hub writes this ledger and lives: it kept the writer lease "
                        + "for " + validity.toMillis() + " ms. One hub serves a ledger; stop the other one first");
            }
            LockSupport.parkNanos(PAUSE);
            lease = take(ledger);
        }
        return lease.get();
    }
}
