// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.List;
import java.util.Optional;
import xietong.ledger.StoredState;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.WatchIndex;
import xietong.v1.WatchListCommit;

/**
 * The list of one node as its commits are told: what it knows without a gap, what it was told beyond, and the changes since
 * it was packed. For any thread; a change is in the indexes before its position is known.
 */
final class ListState {
    /** More orders than these are not told as one change. */
    private static final int MOST_TOLD = 1_000;
    private static final int MOST_CHANGES = 50_000;
    private static final long NOTHING_BETWEEN = Long.MIN_VALUE;

    private final WatchSource source;
    private final List<WatchIndex> indexes;
    private final ListLog log = new ListLog();
    /** Every change up to this position is known; negative before a list was taken. */
    private long known = -1;
    /** First and last of commits told one after another beyond it; 0 where there are none. */
    private long runFirst;
    private long runLast;

    ListState(WatchSource source) {
        this.source = source;
        this.indexes = source.empty();
    }

    List<WatchIndex> indexes() {
        return indexes;
    }

    ListLog log() {
        return log;
    }

    /** Ledger position up to which every commit is known; negative before a list was taken. */
    synchronized long known() {
        return known;
    }

    /** The lists as they were last packed, the present key's first. */
    List<PackedList> packed() {
        return indexes.stream().map(WatchIndex::packed).toList();
    }

    /** Checksum of each list's entries; fails where the list has a gap. Not twice at once, nor while it is packed. */
    List<Long> contents() {
        return indexes.stream().map(WatchIndex::content).toList();
    }

    /** Orders that a commit changed, perhaps none. */
    synchronized void committed(long position, List<StoredState> orders) {
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

    /** Takes a whole list in place of the one before. What was told meanwhile is to be {@link #caughtUp}. */
    synchronized void take(ListCopy found) {
        ListCopy copy = found.position() < known ? source.upToNow(found) : found;
        // Its changes are over its packed lists, so the log begins with those.
        log.reset(copy.base());
        for (int i = 0; i < indexes.size(); i++) {
            indexes.get(i).replace(copy.lists().get(i));
        }
        for (WatchListCommit change : copy.changes()) {
            ListChanges.apply(change, indexes);
            log.add(change.getLists(0).getPosition(), change);
        }
        WatchSource.reached(indexes, copy.position());
        known = copy.position();
        // What was told before went with the list that was replaced.
        runFirst = 0;
        runLast = 0;
    }

    /** The list as it is now; empty where part of it is only to be packed. */
    synchronized Optional<ListCopy> copy() {
        List<PackedList> lists = packed();
        long base = ListCopy.base(lists);
        return known < 0
                ? Optional.empty()
                : log.after(base, Integer.MAX_VALUE).map(changes -> new ListCopy("", lists, changes, known));
    }

    /** What the ledger holds beyond what was known, read without having been told: as far as that goes nothing is missing. */
    synchronized void asked(WatchSource.Missed missed) {
        if (missed.position() > known) {
            add(missed);
        }
        runFirst = 0;
        runLast = 0;
    }

    /** The same on the node whose commits are told, some of which were not. */
    synchronized void caughtUp(WatchSource.Missed missed) {
        boolean alone = runFirst == 0;
        if (missed.position() > known) {
            add(missed);
        }
        if (runFirst > 0 && runFirst - 1 <= known && runLast > known) {
            known = runLast;
            WatchSource.reached(indexes, known);
        }
        if (!alone) {
            // What was told out of turn is told to others with the next packed list.
            log.reset(known);
        }
        runFirst = 0;
        runLast = 0;
    }

    private void add(WatchSource.Missed missed) {
        WatchListCommit told = source.apply(indexes, missed.orders(), NOTHING_BETWEEN, missed.position(), log.last());
        known = missed.position();
        if (missed.orders().size() > MOST_TOLD) {
            // With the next packed list.
            log.reset(known);
        } else if (told != null) {
            log.add(known, told);
        }
    }

    /** Packs what is due. Not twice at once. */
    void pack() {
        pack(MOST_CHANGES);
    }

    /** A copy that was brought up: packed where the changes are a good part of it, however few. */
    void packCopy() {
        pack(0);
    }

    private void pack(int few) {
        for (WatchIndex index : indexes) {
            boolean many = index.changes() > Math.max(few, index.packed().count() / 20);
            if (!index.hasGap() && (many || index.packed().position() < log.floor())) {
                index.pack();
            }
        }
    }
}
