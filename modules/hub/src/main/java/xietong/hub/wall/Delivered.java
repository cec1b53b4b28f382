// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** How long items took from the commit until they left for a terminal, over the last ten minutes of this node. */
public final class Delivered {
    private static final int MINUTES = 10;
    /** What took longer waited for its terminal, not for the hub. */
    private static final Duration LIVE = Duration.ofMinutes(1);

    private volatile boolean wanted;
    private final TreeMap<Long, TreeMap<Long, Long>> minutes = new TreeMap<>();

    /** Somebody wants to know from now on. */
    void begin() {
        wanted = true;
    }

    /** Whether anybody wants to know. */
    public boolean isWanted() {
        return wanted;
    }

    /** An item left. */
    public synchronized void left(Instant committed, Instant now) {
        Duration took = Duration.between(committed, now);
        if (took.compareTo(LIVE) > 0) {
            return;
        }
        long minute = minute(now);
        minutes.headMap(minute - MINUTES + 1).clear();
        minutes.computeIfAbsent(minute, m -> new TreeMap<>()).merge(Math.max(0, took.toMillis()), 1L, Long::sum);
    }

    /** Milliseconds that 95 of 100 did not exceed; 0 without any. */
    synchronized int percentile95(Instant now) {
        var all = new TreeMap<Long, Long>();
        minutes.tailMap(minute(now) - MINUTES + 1).values().forEach(m -> m.forEach((ms, n) -> all.merge(ms, n, Long::sum)));
        return (int) Percentile.of95(all);
    }

    private static long minute(Instant when) {
        return Math.floorDiv(when.getEpochSecond(), 60);
    }
}
