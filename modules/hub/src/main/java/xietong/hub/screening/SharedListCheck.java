// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.writer.Writer;
import xietong.live.WatchShare;
import xietong.rules.screening.Digester;

/**
 * Before a node calls itself ready: its list, wherever it came from, against the one that the writer shares, by the checksums
 * of their entries. Where they stay different the node makes its own anew, since the ledger is the truth; where
 * nothing is shared, since no other member is there, it goes on without the comparison.
 */
public final class SharedListCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedListCheck.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final WatchFeed feed;
    private final WatchFollower shared;
    private final Writer writer;
    private final Counters counters;
    private final Thread thread;
    private volatile boolean done;
    private volatile boolean closed;

    /** Begins. */
    public SharedListCheck(
            WatchFeed feed, WatchShare share, List<Digester> digesters, Writer writer, Counters counters) {
        this.feed = feed;
        this.shared = new WatchFollower(share, digesters);
        this.writer = writer;
        this.counters = counters;
        this.thread = new Thread(this::run, "xietong-list-check");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether nothing speaks against the node's list any more. */
    public boolean isDone() {
        return done;
    }

    private void run() {
        shared.start();
        try {
            compare();
        } finally {
            shared.close();
            done = true;
        }
    }

    private void compare() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        boolean compared = false;
        while (!closed && !writer.isWriter()) {
            if (feed.isBuilt() && shared.isSure()) {
                if (isEqual()) {
                    LOG.info("screening: the list is equal to what the writer shares");
                    counters.count("screening.compared.equal");
                    return;
                }
                compared = true;
            }
            if (System.nanoTime() > end) {
                counters.count(compared ? "screening.compared.different" : "screening.compared.nothing");
                LOG.warn(compared
                        ? "screening: the list differs from what the writer shares; it is made anew from the ledger"
                        : "screening: no list is shared to be compared with; the ledger's is used");
                if (compared) {
                    feed.buildAnew();
                }
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** A change that is on its way to one of them makes them different for a moment. */
    private boolean isEqual() {
        try {
            var there = shared.contents().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
            return there.join().equals(feed.contents().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS).join());
        } catch (RuntimeException e) {
            LOG.debug("screening: cannot be compared at the moment", e);
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
