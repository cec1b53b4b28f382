// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.Timers;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.freeze.AssetResource;
import xietong.v1.Mode;
import xietong.v1.Reason;
import xietong.v1.WallScope;
import xietong.v1.WallServiceWatchRequest;
import xietong.v1.WallServiceWatchResponse;

/**
 * The walls of this node. Facts are read from the ledger when the first wall comes, and kept up with every commit from then
 * on; once a second each screen that somebody looks at is offered what it shows now. A node without walls does none of it.
 */
public final class Walls implements CommitListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Walls.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final int FORGET_EVERY = 60;
    private static final int MOST = 2_000;
    private static final int MOST_OF_ONE = 64;
    private static final int RETRY_MILLIS = 5_000;

    private record Key(WallScope scope, String code, String viewer) {}

    private final Ledger ledger;
    private final Live live;
    private final Counters counters;
    private final Delivered delivered;
    private final int nodesExpected;
    private final Mode mode;
    private final Map<Key, Screen> screens = new ConcurrentHashMap<>();
    private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<StoredState> told = new ConcurrentLinkedQueue<>();
    /** Position after which commits were not told; the greatest number: none. */
    private final AtomicLong missed = new AtomicLong(Long.MAX_VALUE);
    private final ScheduledExecutorService thread = Timers.daemon("xietong-wall");
    private volatile boolean following;
    private Writer writer;
    /** Of the thread alone, from here on. */
    private Store store;
    private Links links;
    private Campaigns campaigns;
    private Reads reads;
    private long ticks;

    /** {@code nodesExpected}: members of the cluster that there should be; 1 of a node that is alone. */
    public Walls(Ledger ledger, Live live, Counters counters, Delivered delivered, int nodesExpected) {
        this.ledger = ledger;
        this.live = live;
        this.counters = counters;
        this.delivered = delivered;
        this.nodesExpected = nodesExpected;
        this.mode = ledger.info().mode();
    }

    /** Begins. */
    public void start(Writer known) {
        writer = known;
        thread.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a wall; on the stream's context. Refused with what {@link Scopes} refuses with, and REASON_OVERLOADED.
     *
     * @param entitled refuses once the caller is no longer in force
     */
    public void watch(WallServiceWatchRequest request, Caller caller, Runnable entitled, MailboxCalls.Outlet outlet) {
        Area area = Scopes.of(request, caller, writer.book().directory());
        String organisation = caller.code();
        int now = ofOne.merge(organisation, 1, Integer::sum);
        if (now > MOST_OF_ONE || ofOne.values().stream().mapToInt(Integer::intValue).sum() > MOST) {
            leave(organisation);
            throw new Refused(Reason.REASON_OVERLOADED, "too many walls are open")
                    .with("accepted", MOST_OF_ONE)
                    .with("retry_after_ms", RETRY_MILLIS);
        }
        var viewer = new Viewer(Vertx.currentContext(), outlet, entitled, () -> leave(organisation));
        outlet.onGone(viewer::leave);
        thread.execute(() -> join(request, area, viewer));
    }

    private void leave(String organisation) {
        ofOne.computeIfPresent(organisation, (o, n) -> n == 1 ? null : n - 1);
    }

    private void join(WallServiceWatchRequest request, Area area, Viewer viewer) {
        try {
            load();
            var key = new Key(area.scope(), area.code(), area.viewer().code());
            Screen screen = screens.computeIfAbsent(key, k -> new Screen(request, area, reads, links));
            screen.join(viewer);
            drain();
            offer(screen, viewer);
        } catch (RuntimeException e) {
            LOG.debug("a wall could not be opened", e);
            viewer.fail(e);
        }
    }

    /** A new wall is not kept waiting for the others' next second. */
    private void offer(Screen screen, Viewer viewer) {
        links.look();
        screen.prepare(writer.book(), store.facts());
        viewer.offer(frame(screen));
    }

    private void load() {
        if (store != null) {
            return;
        }
        if (reads == null) {
            reads = ledger.ownReads();
            links = new Links(reads, live);
            campaigns = new Campaigns(reads);
        }
        // What is committed from now on is told, and newer than what is read.
        following = true;
        delivered.begin();
        var loading = new Store(reads, this::changed);
        long began = System.nanoTime();
        loading.load(writer.about());
        store = loading;
        LOG.info("walls: {} facts read in {} ms", loading.facts().size(), (System.nanoTime() - began) / 1_000_000);
    }

    private void changed(Fact before, Fact after) {
        screens.values().forEach(screen -> screen.changed(before, after));
    }

    private void drain() {
        Instant now = writer.about();
        long from = missed.getAndSet(Long.MAX_VALUE);
        if (from != Long.MAX_VALUE) {
            try {
                store.follow(from, now);
                campaigns.changedAll();
            } catch (RuntimeException e) {
                missed.accumulateAndGet(from, Math::min);
                throw e;
            }
        }
        for (StoredState row = told.poll(); row != null; row = told.poll()) {
            campaigns.changed(row.kind());
            store.take(row, now);
        }
    }

    private void tick() {
        if (store == null) {
            return;
        }
        try {
            drain();
            if (++ticks % FORGET_EVERY == 0) {
                store.forget(writer.about());
            }
            screens.values().removeIf(Screen::isLeft);
            if (screens.isEmpty()) {
                return;
            }
            links.look();
            screens.values().forEach(this::offer);
        } catch (LedgerUnavailable e) {
            LOG.debug("walls stand still: the ledger does not answer", e);
        } catch (RuntimeException e) {
            counters.count("wall.failed");
            LOG.warn("walls could not be kept up; tried again", e);
        }
    }

    private void offer(Screen screen) {
        try {
            screen.prepare(writer.book(), store.facts());
            screen.offer(frame(screen));
        } catch (Refused why) {
            // The directory has changed: it is not theirs to see any more.
            screen.fail(why);
        }
    }

    private WallServiceWatchResponse frame(Screen screen) {
        Instant now = writer.about();
        return screen.frame(now, mode, campaigns, nodesExpected, delivered.percentile95(now));
    }

    @Override
    public void committed(Batch batch) {
        if (following) {
            batch.entries().stream()
                    .map(Batch.Entry::state)
                    .filter(row -> row != null && concerns(row.kind()))
                    .forEach(told::add);
        }
    }

    private static boolean concerns(String kind) {
        return Facts.KINDS.contains(kind) || kind.equals(AssetResource.KIND) || kind.equals(DispatchOrderResource.KIND);
    }

    @Override
    public void missed(long position) {
        if (following) {
            missed.accumulateAndGet(position, Math::min);
        }
    }

    /** Ends all walls politely. */
    @Override
    public void close() {
        thread.shutdownNow();
        List.copyOf(screens.values()).forEach(Screen::end);
    }
}
