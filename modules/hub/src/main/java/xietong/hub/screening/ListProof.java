// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.Timers;

/**
 * A list that was not made from the ledger at this start is held against the ledger a while later, when nobody waits for the
 * machine any more: so no fault of a copy outlives the start that used it. Where they stay different the node makes its own
 * anew.
 */
public final class ListProof implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListProof.class);
    private static final int TRIES = 50;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final WatchFeed feed;
    private final Counters counters;
    private final ScheduledExecutorService thread = Timers.daemon("xietong-list-proof", Thread.MIN_PRIORITY);

    /** Begins so long after this; again where the ledger does not answer. */
    public ListProof(WatchFeed feed, Counters counters, Duration after) {
        this.feed = feed;
        this.counters = counters;
        later(after);
    }

    private void later(Duration after) {
        thread.schedule(() -> turn(after), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn(Duration after) {
        try {
            if (!feed.isBuilt()) {
                later(after);
            } else if (!feed.from().equals(ListCopy.MADE)) {
                prove();
            }
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.warn("screening: the list cannot be held against the ledger; it is tried again", e);
                later(after);
            }
        }
    }

    private void prove() {
        ListState made = feed.made();
        for (int i = 0; i < TRIES; i++) {
            // A change that only one of them has heard of yet makes them different for a moment.
            List<Long> here = feed.contents().join();
            if (made.contents().equals(here)) {
                LOG.info("screening: the list that was {} is the ledger's", feed.from());
                counters.count("screening.proved.equal");
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            feed.bringUp(made);
        }
        LOG.error("screening: the list that was {} is not the ledger's; it is made anew", feed.from());
        counters.count("screening.proof.failed");
        feed.buildAnew();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
