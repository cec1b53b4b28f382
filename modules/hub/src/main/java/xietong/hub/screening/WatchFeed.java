// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubClock;
import xietong.hub.Timers;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.screening.Digester;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.Screen;
import xietong.rules.screening.WatchIndex;

/**
 * This node's list of whom is looked for 布控名单: taken after the start from where {@link ListOrigin} finds it and brought up to
 * where the ledger stands, then kept by each commit before its receipt leaves. It is sure of itself while this node surely is
 * the writer and every commit has been told; until then, and after one that was not told, matches are still found, but nobody
 * is answered that there is none.
 */
public final class WatchFeed implements CommitListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFeed.class);
    private static final long BEAT_MILLIS = 200;
    /** A list that was not confirmed for so long is not sure. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final WatchSource source;
    private final ListOrigin origin;
    /** Null where no copy is kept. */
    private final ListKeeper copies;
    private final Counters counters;
    private final ListState state;
    private final List<WatchIndex> indexes;
    private final Screen screen;
    private final ScheduledExecutorService keeper = Timers.daemon("xietong-screening");
    private volatile Writer writer;
    private long behindSince = -1;
    private final AtomicBoolean following = new AtomicBoolean();
    private final AskedAnew anew = new AskedAnew(keeper, this::beat);
    private volatile boolean built;
    private volatile boolean asks;
    private volatile Duration buildTime = Duration.ZERO;
    private volatile Runnable whenBuilt = () -> {};
    private volatile String from = "";

    /** With the keys in force, the present one first. Keeps no copy: it is made from the ledger. */
    public WatchFeed(Ledger ledger, List<Digester> digesters, Counters counters) {
        this(ledger, digesters, counters, null);
    }

    /** The same, with a folder for this node's own copy. */
    public WatchFeed(Ledger ledger, List<Digester> digesters, Counters counters, Path folder) {
        this.source = new WatchSource(ledger, digesters);
        this.origin = new ListOrigin(ledger, source, digesters, folder);
        this.counters = counters;
        this.state = new ListState(source);
        this.indexes = state.indexes();
        this.copies = origin.files()
                .map(files -> new ListKeeper(files, ledger, () -> built ? state.copy() : Optional.empty()))
                .orElse(null);
        this.screen = new Screen(digesters.get(0), indexes, LONGEST);
    }

    /**
     * Begins: what is committed meanwhile is made up for afterwards. One of several makes nothing itself yet.
     *
     * @param then run when the list is there
     */
    public void prepare(boolean several, Runnable then) {
        whenBuilt = then;
        keeper.execute(() -> {
            try {
                build(() -> !several);
            } catch (RuntimeException e) {
                LOG.warn("the list of watch orders cannot be built yet; it is tried again", e);
            }
        });
    }

    /** Begins to build where that is not done, and to keep itself sure while that one is the writer. */
    public void start(Writer of) {
        writer = of;
        if (copies != null) {
            copies.start();
        }
        keeper.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * The same on one of several nodes: while it does not write it asks the ledger, and is sure of itself as of when it asked.
     */
    public void startAmongSeveral(Writer of, Live live) {
        asks = true;
        origin.among(live, of::isWriter);
        start(of);
    }

    /** What sightings are held against. */
    public Screen screen() {
        return screen;
    }

    /** Whether "no match" can be said now. */
    public boolean isSure() {
        Instant now = HubClock.now();
        return indexes.stream().allMatch(i -> i.isSure(now, LONGEST));
    }

    /** Identifiers in the list as it was last packed. */
    public int identifiers() {
        return indexes.get(0).packed().count();
    }

    /** How long it took after the start until the list was there; zero before. */
    public Duration buildTime() {
        return buildTime;
    }

    /** Where the list came from after the start, in words; empty before. */
    public String from() {
        return from;
    }

    @Override
    public void committed(Batch batch) {
        long position = batch.seal().position();
        List<StoredState> orders = batch.entries().stream()
                .map(Batch.Entry::state)
                .filter(s -> s != null && s.kind().equals(WatchOrderResource.KIND))
                .toList();
        state.committed(position, orders);
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

    /**
     * Where this node is not surely the writer: done when it has asked the ledger what was committed until now, and fails where
     * the ledger does not answer. Empty where nothing is committed that the list does not know before its receipt leaves.
     */
    public Optional<CompletableFuture<Void>> askedAnew() {
        if (!asks || writer.surelyWrites()) {
            return Optional.empty();
        }
        return Optional.of(anew.next(built));
    }

    private void beat() {
        CompletableFuture<Void> waiting = anew.begun();
        try {
            if (!built) {
                build(() -> !origin.mayWait());
            }
            if (!built) {
                // An empty list is sure of nobody.
                return;
            }
            if (asks && !writer.isWriter()) {
                ask();
                waiting.complete(null);
                state.pack();
                return;
            }
            long heard = known();
            // In this order: whoever has taken the lease knows where the ledger stands.
            boolean sure = writer.surelyWrites();
            long head = writer.heads().position();
            if (heard >= head) {
                behindSince = -1;
                if (sure) {
                    waiting.complete(null);
                    Instant now = HubClock.now();
                    indexes.forEach(i -> i.confirm(i.position(), now));
                }
            } else if (behindSince == heard) {
                catchUp();
            } else {
                // A commit may be on its way to here.
                behindSince = heard;
            }
            state.pack();
        } catch (RuntimeException e) {
            counters.count("screening.failed");
            LOG.warn("the list of watch orders cannot be kept; it is tried again", e);
        } finally {
            // Whoever still waits is told by the next one, or that nobody is sure now.
            if (!waiting.isDone()) {
                waiting.completeExceptionally(new IllegalStateException("the list is not sure now"));
            }
        }
    }

    /** Everything up to where the ledger stands after the question is known then. */
    private void ask() {
        Instant asked = HubClock.now();
        state.asked(source.after(known()));
        behindSince = -1;
        indexes.forEach(i -> i.confirm(i.position(), asked));
    }

    /** The lists as they were last packed, the present key's first. */
    public List<PackedList> packed() {
        return state.packed();
    }

    /** The changes since. */
    public ListLog log() {
        return state.log();
    }

    /** Checksum of each list's entries, the present key's first; fails where the list has a gap. */
    CompletableFuture<List<Long>> contents() {
        return CompletableFuture.supplyAsync(state::contents, keeper);
    }

    /** Another list, made from the ledger alone. */
    ListState made() {
        var made = new ListState(source);
        made.take(origin.made());
        bringUp(made);
        return made;
    }

    /** What the ledger has beyond what such a list knows. */
    void bringUp(ListState made) {
        made.asked(source.after(made.known()));
    }

    /** Is made anew from the ledger. */
    void buildAnew() {
        origin.onlyLedger();
        built = false;
    }

    /** Whether the list was built once. */
    public boolean isBuilt() {
        return built;
    }

    /** Ledger position up to which every commit is known; negative before the list was built. */
    public long known() {
        return state.known();
    }

    /** From a copy, or from the ledger where this node may make the list itself. */
    private void build(BooleanSupplier mayMake) {
        Optional<ListCopy> copy = origin.copy();
        if (copy.isPresent() || mayMake.getAsBoolean()) {
            take(copy.orElseGet(origin::made));
        }
    }

    private void take(ListCopy copy) {
        state.take(copy);
        catchUp();
        state.packCopy();
        from = copy.from();
        built = true;
        buildTime = Duration.ofNanos(System.nanoTime() - origin.since());
        LOG.info("screening: {} identifiers {} are there after {} ms", identifiers(), copy.from(), buildTime.toMillis());
        whenBuilt.run();
        if (copies != null) {
            copies.soon();
        }
    }

    /** Everything that the ledger holds beyond what is known. */
    private void catchUp() {
        state.caughtUp(source.after(known()));
        behindSince = -1;
    }

    @Override
    public void close() {
        if (copies != null) {
            copies.close();
        }
        keeper.shutdownNow();
        anew.close();
    }
}
