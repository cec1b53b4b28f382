// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;

/** The few changes since a list was packed: watch orders that came and that went. One writer, any number of readers. */
final class Overlay {
    private final Map<Digest, long[]> added = new ConcurrentHashMap<>();
    private final Set<Long> removed = ConcurrentHashMap.newKeySet();

    /** By the part of a digest that lists hold. */
    private static Digest cut(Digest digest) {
        return new Digest(digest.high(), (long) digest.middle() << 32);
    }

    void add(Digest digest, long reference) {
        added.merge(cut(digest), new long[] {reference}, (known, one) -> {
            if (Arrays.stream(known).anyMatch(r -> r == reference)) {
                return known;
            }
            long[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = reference;
            return more;
        });
    }

    void remove(long reference) {
        removed.add(reference);
    }

    boolean removes(long reference) {
        return !removed.isEmpty() && removed.contains(reference);
    }

    void find(Digest digest, LongConsumer found) {
        if (added.isEmpty()) {
            return;
        }
        long[] references = added.get(cut(digest));
        if (references != null) {
            Arrays.stream(references).forEach(found);
        }
    }

    void forEach(ObjLongConsumer<Digest> entry) {
        added.forEach((digest, references) -> Arrays.stream(references).forEach(r -> entry.accept(digest, r)));
    }

    int size() {
        return added.size() + removed.size();
    }
}
