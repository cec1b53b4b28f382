// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.screening.Digester;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.Screen;
import xietong.rules.screening.WatchIndex;
import xietong.v1.WatchListCommit;

/**
 * This node's list of whom is looked for 布控名单: built from the ledger after the start, then kept by each commit before its
 * receipt leaves. It is sure of itself while this node surely is the writer and every commit has been told; until then, and
 * after one that was not told, matches are still found, but nobody is answered that there is none.
 */
public final class WatchFeed implements CommitListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFeed.class);
    private static final long BEAT_MILLIS = 200;
    /** A list that was not confirmed for so long is not sure. */
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST_CHANGES = 50_000;
    private static final long NOTHING_BETWEEN = Long.MIN_VALUE;

    private final WatchSource source;
    private final Counters counters;
    private final List<WatchIndex> indexes;
    private final Screen screen;
    private final ListLog log = new ListLog();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(run -> {
        var thread = new Thread(run, "xietong-screening");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Writer writer;
    private final Object lock = new Object();
    /** Every change up to this position is known; negative before the list was built. Guarded by the lock. */
    private long known = -1;
    /** First and last of commits told one after another beyond it; 0 where there are none. Guarded by the lock. */
    private long runFirst;
    private long runLast;
    private long behindSince = -1;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean built;
    private volatile boolean asks;
    private volatile Duration buildTime = Duration.ZERO;

    /** With the keys in force, the present one first. */
    public WatchFeed(Ledger ledger, List<Digester> digesters, Counters counters) {
        this.source = new WatchSource(ledger, digesters);
        this.counters = counters;
        this.indexes = source.empty();
        this.screen = new Screen(digesters.get(0), indexes, LONGEST);
    }

    /** Begins to build, and to keep itself sure while that one is the writer. */
    public void start(Writer of) {
        writer = of;
        keeper.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * The same on one of several nodes: while it does not write it asks the ledger, and is sure of itself as of when it asked.
     */
    public void startAmongSeveral(Writer of) {
        asks = true;
        start(of);
    }

    /** What sightings are held against. */
    public Screen screen() {
        return screen;
    }

    /** Whether "no match" can be said now. */
    public boolean isSure() {
        Instant now = Instant.now();
        return indexes.stream().allMatch(i -> i.isSure(now, LONGEST));
    }

    /** Identifiers in the list as it was last packed. */
    public int identifiers() {
        return indexes.get(0).packed().count();
    }

    /** How long building the list from the ledger took; zero before. */
    public Duration buildTime() {
        return buildTime;
    }

    @Override
    public void committed(Batch batch) {
        long position = batch.seal().position();
        List<StoredState> orders = batch.entries().stream()
                .map(Batch.Entry::state)
                .filter(s -> s != null && s.kind().equals(WatchOrderResource.KIND))
                .toList();
        synchronized (lock) {
            boolean next = known == position - 1;
            WatchListCommit told =
                    source.apply(indexes, orders, next ? NOTHING_BETWEEN : position - 1, position, log.last());
            if (next) {
                known = position;
                if (told != null) {
                    log.add(position, told);
                }
            } else {
                runFirst = runLast == position - 1 && runFirst > 0 ? runFirst : position;
                runLast = position;
            }
        }
    }

    /** The commits that were not told show as a gap before the next one, and against where the writer stands. */
    @Override
    public void missed(long position) {
        LOG.info("screening: commits after {} were not told", position);
    }

    /** Another node has committed: soon looked at. */
    public void followed() {
        if (built && following.compareAndSet(false, true)) {
            try {
                keeper.execute(() -> {
                    following.set(false);
                    beat();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("the hub is closing");
            }
        }
    }

    private void beat() {
        try {
            if (!built) {
                build();
            }
            if (asks && !writer.isWriter()) {
                ask();
                pack();
                return;
            }
            long heard = known();
            // In this order: whoever has taken the lease knows where the ledger stands.
            boolean sure = writer.surelyWrites();
            long head = writer.heads().position();
            if (heard >= head) {
                behindSince = -1;
                if (sure) {
                    Instant now = Instant.now();
                    indexes.forEach(i -> i.confirm(i.position(), now));
                }
            } else if (behindSince == heard) {
                catchUp();
            } else {
                // A commit may be on its way to here.
                behindSince = heard;
            }
            pack();
        } catch (RuntimeException e) {
            counters.count("screening.failed");
            LOG.warn("the list of watch orders cannot be kept; it is tried again", e);
        }
    }

    /** Everything up to where the ledger stands after the question is known then. */
    private void ask() {
        Instant asked = Instant.now();
        WatchSource.Missed missed = source.after(known());
        synchronized (lock) {
            if (missed.position() > known) {
                WatchListCommit told =
                        source.apply(indexes, missed.orders(), NOTHING_BETWEEN, missed.position(), log.last());
                known = missed.position();
                if (told != null) {
                    log.add(known, told);
                }
            }
            runFirst = 0;
            runLast = 0;
        }
        behindSince = -1;
        indexes.forEach(i -> i.confirm(i.position(), asked));
    }

    /** The lists as they were last packed, the present key's first. */
    public List<PackedList> packed() {
        return indexes.stream().map(WatchIndex::packed).toList();
    }

    /** The changes since. */
    public ListLog log() {
        return log;
    }

    /** Checksum of each list's entries, the present key's first; fails where the list has a gap. */
    CompletableFuture<List<Long>> contents() {
        return CompletableFuture.supplyAsync(
                () -> indexes.stream().map(index -> index.pack().content()).toList(), keeper);
    }

    /** Is made anew from the ledger. */
    void buildAnew() {
        built = false;
    }

    /** Whether the list was built once. */
    public boolean isBuilt() {
        return built;
    }

    /** Ledger position up to which every commit is known; negative before the list was built. */
    public long known() {
        synchronized (lock) {
            return known;
        }
    }

    private void build() {
        long start = System.nanoTime();
        List<PackedList> lists = source.build();
        synchronized (lock) {
            for (int i = 0; i < lists.size(); i++) {
                indexes.get(i).replace(lists.get(i));
            }
            known = lists.get(0).position();
            log.reset(known);
            // What was told before went with the list that was replaced.
            runFirst = 0;
            runLast = 0;
        }
        built = true;
        catchUp();
        buildTime = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("screening: {} identifiers from the ledger in {} ms", lists.get(0).count(), buildTime.toMillis());
    }

    /** Everything that the ledger holds beyond what is known. */
    private void catchUp() {
        WatchSource.Missed missed = source.after(known());
        synchronized (lock) {
            source.apply(indexes, missed.orders(), NOTHING_BETWEEN, missed.position(), log.last());
            known = Math.max(known, missed.position());
            if (runFirst > 0 && runFirst - 1 <= known && runLast > known) {
                known = runLast;
                source.apply(indexes, List.of(), NOTHING_BETWEEN, known, log.last());
            }
            if (runFirst > 0 || !missed.orders().isEmpty()) {
                // What was missed is told with the next packed list.
                log.reset(known);
            }
            runFirst = 0;
            runLast = 0;
            behindSince = -1;
        }
    }

    private void pack() {
        for (WatchIndex index : indexes) {
            boolean many = index.changes() > Math.max(MOST_CHANGES, index.packed().count() / 20);
            if (!index.hasGap() && (many || index.packed().position() < log.floor())) {
                index.pack();
            }
        }
    }

    @Override
    public void close() {
        keeper.shutdownNow();
    }
}
