// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Timers;
import xietong.hub.operations.Health.Finding;
import xietong.ledger.Ledger;

/**
 * Asks the ledger and the disk once a second how they are, each on a thread of its own, and remembers the last answer and
 * when it came: one that hangs shows as an answer that grows old.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int DURABILITY_EVERY = 10;
    /** An answer that is older says nothing about now. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private record Seen(Finding finding, long at) {}

    private final Ledger ledger;
    private final Path data;
    private final long leastFree;
    private final Duration stale;
    private final ScheduledExecutorService ledgerThread = Timers.daemon("xietong-pulse-ledger");
    private final ScheduledExecutorService diskThread = Timers.daemon("xietong-pulse-disk");
    private volatile Seen ledgerSeen = new Seen(Finding.of(false, "not asked yet"), System.nanoTime());
    private volatile Seen diskSeen = ledgerSeen;
    private volatile long free;
    /** Of the ledger's thread. */
    private Optional<String> lacking = Optional.empty();
    private int asked;

    /** Begins to ask. {@code leastFree} is in bytes. */
    public Pulse(Ledger ledger, Path data, long leastFree) {
        this(ledger, data, leastFree, EVERY, STALE);
    }

    Pulse(Ledger ledger, Path data, long leastFree, Duration every, Duration stale) {
        this.stale = stale;
        this.ledger = ledger;
        this.data = data;
        this.leastFree = leastFree;
        ledgerThread.scheduleWithFixedDelay(() -> ledgerSeen = new Seen(askLedger(), System.nanoTime()),
                0, every.toMillis(), TimeUnit.MILLISECONDS);
        diskThread.scheduleWithFixedDelay(() -> diskSeen = new Seen(askDisk(), System.nanoTime()),
                0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Finding askLedger() {
        try {
            ledger.databaseTime();
            // On the connection that commits: not each time. Each commit looks by itself, too.
            if (asked++ % DURABILITY_EVERY == 0) {
                lacking = ledger.notDurable();
            }
            return lacking.map(lack -> Finding.of(false, "not durable: " + lack))
                    .orElseGet(() -> Finding.of(true, ledger.info().engine() + " answers and keeps what it acknowledges"));
        } catch (RuntimeException e) {
            LOG.debug("the ledger does not answer", e);
            return Finding.of(false, "the ledger does not answer");
        }
    }

    private Finding askDisk() {
        try {
            free = Files.getFileStore(data).getUsableSpace();
            return Finding.of(free >= leastFree, (free >> 20) + " MiB free, at least " + (leastFree >> 20) + " needed");
        } catch (IOException | RuntimeException e) {
            LOG.debug("the disk does not answer", e);
            return Finding.of(false, "the data folder cannot be looked at");
        }
    }

    /** Whether the ledger answers and is durable. */
    public Finding ledger() {
        return fresh(ledgerSeen);
    }

    /** Whether there is room. */
    public Finding disk() {
        return fresh(diskSeen);
    }

    /** Bytes that are left, as last seen. */
    public long free() {
        return free;
    }

    private Finding fresh(Seen seen) {
        Duration age = Duration.ofNanos(System.nanoTime() - seen.at());
        return age.compareTo(stale) <= 0
                ? seen.finding()
                : Finding.of(false, "no answer for " + age.toSeconds() + " s; before: " + seen.finding().reason());
    }

    @Override
    public void close() {
        ledgerThread.shutdownNow();
        diskThread.shutdownNow();
    }
}
