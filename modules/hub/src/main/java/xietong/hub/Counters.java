// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of what this node did since its start, by name. */
public final class Counters {
    private final Map<String, LongAdder> byName = new ConcurrentHashMap<>();

    /** Adds one. */
    public void count(String name) {
        add(name, 1);
    }

    /** Adds some. */
    public void add(String name, long n) {
        byName.computeIfAbsent(name, k -> new LongAdder()).add(n);
    }

    /** All counts. */
    public Map<String, Long> all() {
        var all = new TreeMap<String, Long>();
        byName.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
