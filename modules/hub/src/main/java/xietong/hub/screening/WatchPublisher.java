// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Timers;
import xietong.hub.writer.Writer;
import xietong.ledger.Reads;
import xietong.live.WatchShare;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.v1.WatchListCommit;

/**
 * Shares the writer's list with the other nodes: its packed shards, each commit that changed it, and a beat that says how
 * far both are complete. A beat is told only while this node surely is the writer and has heard of every commit. What is
 * shared is compared by checksum with what came from the ledger, regularly, and what is lost or different is put again. After
 * the shards it tells what they are, with the ledger's seal of it, so that a node which starts takes them over. Has
 * a thread of its own, so a member that does not answer holds up nobody.
 */
public final class WatchPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchPublisher.class);
    private static final long BEAT_MILLIS = 100;
    private static final long COMPARE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int PAGE = 1_000;

    private final WatchFeed feed;
    private final WatchShare share;
    private final Writer writer;
    private final Reads ledger;
    private final ScheduledExecutorService thread = Timers.daemon("xietong-watch-share");
    /** Lists that are shared as a whole; empty where that is not known. */
    private List<PackedList> shared = List.of();
    private List<PackedList> current = List.of();
    /** Of the current lists; of an empty ledger's there is none. */
    private Optional<ListManifest> manifest = Optional.empty();
    private Map<String, int[]> sums = Map.of();
    private long compared;
    /** Every change after it is shared, or about to be. */
    private long floor;
    /** Changes up to it have been shared. */
    private long told = -1;
    private long count;
    private long epoch;

    /** Of a node's feed, to what all nodes share. */
    public WatchPublisher(WatchFeed feed, WatchShare share, Writer writer, Reads ledger) {
        this.feed = feed;
        this.share = share;
        this.writer = writer;
        this.ledger = ledger;
    }

    /** Begins. */
    public void start() {
        thread.scheduleWithFixedDelay(this::turn, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void turn() {
        try {
            if (feed.isBuilt() && writer.surelyWrites()) {
                share();
            }
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                return;
            }
            LOG.warn("the list is not shared; it is tried again: {}", e.toString());
            // Who knows what is there now.
            shared = List.of();
        }
    }

    private void share() {
        if (epoch != writer.epoch()) {
            // Whoever wrote meanwhile has shared another list, perhaps.
            epoch = writer.epoch();
            count = 0;
            shared = List.of();
        }
        List<PackedList> lists = feed.packed();
        long base = ListCopy.base(lists);
        if (base < feed.log().floor()) {
            // After a gap: the list is being packed.
            return;
        }
        boolean fresh = !lists.equals(shared);
        if (fresh) {
            takeOver(lists, base);
        }
        if (fresh || System.nanoTime() - compared > COMPARE_NANOS) {
            compare();
            shared = lists;
            compared = System.nanoTime();
        }
        beat();
    }

    /** What is older than the list before is not needed any more by anyone who is still reading that one. */
    private void takeOver(List<PackedList> lists, long base) {
        long before = shared.stream().mapToLong(PackedList::position).min().orElse(base);
        floor = Math.max(before, feed.log().floor());
        told = Math.max(told, floor);
        var next = new TreeMap<String, int[]>();
        lists.forEach(list -> next.put(list.key(), list.shards().stream().mapToInt(shard -> PackedShard.checksum(shard.bytes())).toArray()));
        sums = next;
        manifest = ListMark.of(ledger, lists.stream().mapToLong(PackedList::position).max().orElseThrow())
                .map(mark -> new ListManifest(mark, next));
        current = lists;
        share.dropChanges(floor);
        share.keepLists(lists.stream().map(PackedList::key).toList());
    }

    /** Puts what is not there as it is here. */
    private void compare() {
        int put = 0;
        for (PackedList list : current) {
            int[] here = sums.get(list.key());
            Map<Integer, Integer> there = share.sums(list.key());
            for (PackedShard shard : list.shards()) {
                if (!Integer.valueOf(here[shard.shard()]).equals(there.get(shard.shard()))) {
                    share.putShard(list.key(), shard.shard(), shard.bytes());
                    put++;
                }
            }
        }
        Set<Long> there = new HashSet<>(share.changes());
        for (WatchListCommit commit : shareable(floor)) {
            long position = commit.getLists(0).getPosition();
            if (position <= told && !there.contains(position)) {
                share.putChange(position, commit.toByteArray());
                put++;
            }
        }
        if (manifest.isPresent() && !share.manifest().filter(m -> Arrays.equals(m, manifest.get().bytes())).isPresent()) {
            // After all of the shards: whoever finds it takes them over.
            share.putManifest(manifest.get().bytes());
        }
        if (put > 0) {
            LOG.info("screening: {} shards and changes of the list are shared anew", put);
        }
    }

    private List<WatchListCommit> shareable(long after) {
        var all = new ArrayList<WatchListCommit>();
        long from = after;
        List<WatchListCommit> page;
        do {
            page = feed.log().after(from, PAGE).orElse(List.of());
            all.addAll(page);
            from = page.isEmpty() ? from : page.get(page.size() - 1).getLists(0).getPosition();
        } while (page.size() == PAGE);
        return all;
    }

    private void beat() {
        // In this order: whoever has taken the lease knows where the ledger stands.
        long heard = feed.known();
        boolean sure = writer.surelyWrites();
        long head = writer.heads().position();
        for (WatchListCommit commit : shareable(told)) {
            share.putChange(commit.getLists(0).getPosition(), commit.toByteArray());
            told = commit.getLists(0).getPosition();
        }
        if (sure && heard >= head) {
            List<String> keys = current.stream().map(PackedList::key).toList();
            share.beat(new WatchShare.Beat(
                    epoch, ++count, Math.max(heard, told), told, floor, keys, current.get(0).shards().size()));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
