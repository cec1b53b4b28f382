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
 * A process's claim to be the one that writes a ledger. Its name in the lease is no other process's, even one of the same
 * node name, and tells other nodes where the writer is reached.
 */
public final class Claim {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final char AT = '@';

    private final Duration validity;
    /** Null while nobody could reach this node. */
    private volatile String holder;

    private Claim(String holder, Duration validity) {
        this.holder = holder;
        this.validity = validity;
    }

    /** Of this process on a node of this name, which is the only one. */
    public static Claim of(String node, Duration validity) {
        return new Claim(process(node), validity);
    }

    /** Of this process on one of several nodes; it takes nothing before {@link #reachableAt}. */
    public static Claim ofSeveral(Duration validity) {
        return new Claim(null, validity);
    }

    private static String process(String node) {
        return node + "/" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Where other nodes reach this one, host:port. */
    public void reachableAt(String node, String address) {
        holder = process(node) + AT + address;
    }

    /** Where the holder of a lease is reached; empty where its name does not say. */
    public static Optional<String> address(Lease lease) {
        int at = lease.node().indexOf(AT);
        return at < 0 ? Optional.empty() : Optional.of(lease.node().substring(at + 1));
    }

    /** Whether a lease is this process's. */
    public boolean holds(Lease lease) {
        return lease.node().equals(holder);
    }

    /** How long a lease lasts that is not renewed. */
    public Duration validity() {
        return validity;
    }

    /** The lease, if nobody else holds it. */
    public Optional<Lease> take(Ledger ledger) {
        String name = holder;
        return name == null ? Optional.empty() : ledger.acquire(name, validity);
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
                        + "for " + validity.toMillis() + " ms. One hub serves a ledger, unless live.members names several; "
                        + "stop the other one first");
            }
            LockSupport.parkNanos(PAUSE);
            lease = take(ledger);
        }
        return lease.get();
    }
}
