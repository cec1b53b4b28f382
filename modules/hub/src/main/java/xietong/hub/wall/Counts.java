// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import xietong.rules.calendar.Deadlines;

/** Sums by what is counted, when and where: what is taken away again leaves nothing behind. For one thread. */
final class Counts {
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;

    /** Takes a figure. */
    interface Taker {
        /** {@code where} may be empty. */
        void take(What what, Instant when, String where, long n);
    }

    private final Map<What, NavigableMap<Long, Map<String, Long>>> sums = new EnumMap<>(What.class);

    void add(What what, Instant when, String where, long n) {
        NavigableMap<Long, Map<String, Long>> times = sums.computeIfAbsent(what, w -> new TreeMap<>());
        long at = at(what, when);
        Map<String, Long> places = times.computeIfAbsent(at, t -> new HashMap<>());
        places.merge(where, n, Long::sum);
        places.remove(where, 0L);
        if (places.isEmpty()) {
            times.remove(at);
        }
    }

    /** Number of the span in which an instant lies. */
    static long at(What what, Instant when) {
        return switch (what.span()) {
            case DAY -> when.atZone(Deadlines.ZONE).toLocalDate().toEpochDay();
            case HOUR -> Math.floorDiv(when.getEpochSecond(), HOUR);
            case MINUTE -> Math.floorDiv(when.getEpochSecond(), MINUTE);
            default -> 0;
        };
    }

    /** Of the span of an instant and so many before it, by where. */
    Map<String, Long> by(What what, Instant last, int before) {
        NavigableMap<Long, Map<String, Long>> times = sums.get(what);
        if (times == null) {
            return Map.of();
        }
        long at = at(what, last);
        var by = new HashMap<String, Long>();
        times.subMap(at - before, true, at, true)
                .values()
                .forEach(places -> places.forEach((where, n) -> by.merge(where, n, Long::sum)));
        return by;
    }

    /** The same, wherever. */
    long sum(What what, Instant last, int before) {
        return by(what, last, before).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of the span of an instant, wherever; of {@link What.Span#EVER} at any. */
    int now(What what, Instant now) {
        return (int) sum(what, now, 0);
    }
}
