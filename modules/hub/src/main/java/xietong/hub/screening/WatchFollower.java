// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.HubClock;
import xietong.hub.Timers;
import xietong.live.WatchShare;
import xietong.live.WatchShare.Beat;
import xietong.rules.screening.Digester;
import xietong.rules.screening.ListBuilder;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.rules.screening.Screen;
import xietong.rules.screening.WatchIndex;
import xietong.v1.WatchListCommit;

/**
 * The list of a node that is not the writer, kept from what the writer shares. It is sure of itself while it hears the
 * writer's beats and has every change that they speak of; otherwise matches are found, and nobody is told that there is
 * none.
 *
 * <p>No clocks are compared. A beat is made after the one before it was told; so when this node asked at some time and saw
 * an older one than that, everything that the new beat knows is younger than that time.
 */
public final class WatchFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFollower.class);
    private static final long TURN_MILLIS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final WatchShare share;
    private final List<WatchIndex> indexes;
    private final Screen screen;
    private final ScheduledExecutorService thread = Timers.daemon("xietong-watch-follower");
    /** When each beat of this writer was seen last. */
    private final TreeMap<Long, Instant> seen = new TreeMap<>();
    private long epoch = -1;
    private boolean loaded;

    /** With the keys in force, the present one first. */
    public WatchFollower(WatchShare share, List<Digester> digesters) {
        this.share = share;
        this.indexes = digesters.stream()
                .map(d -> new WatchIndex(new ListBuilder(d.key(), 0).build(0)))
                .toList();
        this.screen = new Screen(digesters.get(0), indexes, LONGEST);
    }

    /** Begins to follow. */
    public void start() {
        thread.scheduleWithFixedDelay(this::turn, 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What sightings are held against. */
    public Screen screen() {
        return screen;
    }

    /** Ledger position that the list is complete up to. */
    public long position() {
        return indexes.stream().mapToLong(WatchIndex::position).min().orElseThrow();
    }

    /** Whether "no match" can be said now. */
    public boolean isSure() {
        Instant now = HubClock.now();
        return indexes.stream().allMatch(i -> i.isSure(now, LONGEST));
    }

    /** Checksum of each list's entries, the present key's first; fails where the list has a gap. */
    CompletableFuture<List<Long>> contents() {
        return CompletableFuture.supplyAsync(() -> indexes.stream().map(WatchIndex::content).toList(), thread);
    }

    private void turn() {
        try {
            Instant asked = HubClock.now();
            Optional<Beat> beat = share.beat();
            if (beat.isPresent() && follow(beat.get())) {
                confirm(beat.get(), asked);
            }
        } catch (RuntimeException e) {
            LOG.debug("the shared list cannot be followed; it is tried again", e);
        }
    }

    /** Whether everything that the beat speaks of is known here now. */
    private boolean follow(Beat beat) {
        if (!indexes.stream().allMatch(i -> beat.lists().contains(i.key()))) {
            return false;
        }
        if (!loaded || position() < beat.floor()) {
            loaded = load(beat);
        }
        if (loaded && position() < beat.position()) {
            loaded = catchUp(beat);
        }
        return loaded;
    }

    private boolean load(Beat beat) {
        List<PackedList> lists = new ArrayList<>();
        for (WatchIndex index : indexes) {
            List<PackedShard> shards = new ArrayList<>();
            for (int i = 0; i < beat.shards(); i++) {
                Optional<byte[]> bytes = share.shard(index.key(), i);
                if (bytes.isEmpty()) {
                    return false;
                }
                shards.add(PackedShard.of(bytes.get()));
            }
            lists.add(PackedList.of(shards));
        }
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).replace(lists.get(i));
        }
        LOG.info("screening: a list of {} identifiers as of {} is taken over", lists.get(0).count(), position());
        return position() >= beat.floor();
    }

    /** From the last change back to what is known, then forward; nothing is taken over where one is missing. */
    private boolean catchUp(Beat beat) {
        Deque<WatchListCommit> missing = new ArrayDeque<>();
        long known = position();
        long at = beat.change();
        while (at > known) {
            Optional<byte[]> bytes = share.change(at);
            if (bytes.isEmpty()) {
                return false;
            }
            WatchListCommit commit = parse(bytes.get());
            missing.push(commit);
            at = commit.getLists(0).getPrevious();
        }
        for (WatchListCommit commit : missing) {
            ListChanges.apply(commit, indexes);
        }
        WatchSource.reached(indexes, beat.position());
        return true;
    }

    private static WatchListCommit parse(byte[] bytes) {
        try {
            return WatchListCommit.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a shared change cannot be read", e);
        }
    }

    private void confirm(Beat beat, Instant asked) {
        if (beat.epoch() != epoch) {
            epoch = beat.epoch();
            seen.clear();
        }
        seen.put(beat.count(), asked);
        var older = seen.floorEntry(beat.count() - 2);
        if (older != null) {
            indexes.forEach(index -> index.confirm(index.position(), older.getValue()));
            seen.headMap(older.getKey(), false).clear();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
