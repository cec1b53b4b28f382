// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import xietong.v1.WatchListCommit;

/**
 * The commits that changed the list, with what they changed under each key: all of them after a ledger position, the floor.
 * What is older is in the packed lists. For any thread.
 */
public final class ListLog {
    private static final int MOST = 50_000;

    private final TreeMap<Long, WatchListCommit> commits = new TreeMap<>();
    private long floor;

    /** Ledger position after which all changes are in it. */
    public synchronized long floor() {
        return floor;
    }

    /** Ledger position of the last change in it; the floor where there is none. */
    public synchronized long last() {
        return commits.isEmpty() ? floor : commits.lastKey();
    }

    /** The changes after a position, in order, so many at most; empty where they are not all known any more. */
    public synchronized Optional<List<WatchListCommit>> after(long position, int most) {
        if (position < floor) {
            return Optional.empty();
        }
        var after = new ArrayList<WatchListCommit>();
        for (WatchListCommit commit : commits.tailMap(position, false).values()) {
            if (after.size() == most) {
                break;
            }
            after.add(commit);
        }
        return Optional.of(after);
    }

    /** Adds the next. */
    synchronized void add(long position, WatchListCommit commit) {
        commits.put(position, commit);
        if (commits.size() > MOST) {
            floor = commits.pollFirstEntry().getKey();
        }
    }

    /** Begins anew: everything up to a position is in the lists, or will be when they are packed. */
    synchronized void reset(long position) {
        commits.clear();
        floor = position;
    }
}
