// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States that the writer lately read or wrote, as committed: only the one writer can change them. Holds what takes
 * {@link #MOST_BYTES} in the ledger, the longest unused goes first.
 */
final class KnownStates {
    private static final long MOST_BYTES = 4L << 20;

    private final Map<String, Draft.Loaded> states = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** The state of a resource; null where it is not known, which says nothing of whether there is one. */
    Draft.Loaded of(String id) {
        return states.get(id);
    }

    /** A committed state. */
    void put(String id, Draft.Loaded state) {
        Draft.Loaded before = states.put(id, state);
        bytes += size(state) - (before == null ? 0 : size(before));
        var eldest = states.entrySet().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= size(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long size(Draft.Loaded state) {
        return state.row().body().length;
    }

    /** Another writer may have been at work. */
    void forget() {
        states.clear();
        bytes = 0;
    }
}
