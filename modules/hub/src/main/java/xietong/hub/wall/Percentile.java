// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.util.Map;
import java.util.SortedMap;

/** The nearest rank: the smallest value that at least 95 of 100 do not exceed. */
final class Percentile {
    private Percentile() {}

    /** Of values with how often each came; 0 without any. */
    static long of95(SortedMap<Long, Long> values) {
        long count = values.values().stream().mapToLong(Long::longValue).sum();
        long rank = (count * 95 + 99) / 100;
        long seen = 0;
        for (Map.Entry<Long, Long> value : values.entrySet()) {
            seen += value.getValue();
            if (seen >= rank) {
                return value.getKey();
            }
        }
        return 0;
    }
}
