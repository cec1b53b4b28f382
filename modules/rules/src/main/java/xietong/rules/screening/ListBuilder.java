// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs a list from entries in any order. Holds them in plain arrays, one set for each shard, and packs shard by shard, so
 * that it needs little more than what it makes. Not for several threads.
 */
public final class ListBuilder {
    private final String key;
    private final int bits;
    private final Part[] parts;

    /** Entries of one shard. */
    private static final class Part {
        private long[] high = new long[16];
        private int[] middle = new int[16];
        private long[] reference = new long[16];
        private int count;

        void add(long h, int m, long r) {
            if (count == high.length) {
                int more = count + (count >> 1);
                high = Arrays.copyOf(high, more);
                middle = Arrays.copyOf(middle, more);
                reference = Arrays.copyOf(reference, more);
            }
            high[count] = h;
            middle[count] = m;
            reference[count++] = r;
        }
    }

    /**
     * Of a list with 2^bits shards.
     *
     * @param bits 0 to 16
     */
    public ListBuilder(String key, int bits) {
        if (bits < 0 || bits > 16) {
            throw new IllegalArgumentException("a list has 2^0 to 2^16 shards");
        }
        this.key = key;
        this.bits = bits;
        this.parts = new Part[1 << bits];
        Arrays.setAll(parts, i -> new Part());
    }

    /** Adds an entry; the same one twice is one. */
    public ListBuilder add(Digest digest, long reference) {
        add(digest.high(), digest.middle(), reference);
        return this;
    }

    void add(long high, int middle, long reference) {
        parts[bits == 0 ? 0 : (int) (high >>> (Long.SIZE - bits))].add(high, middle, reference);
    }

    /** The list, complete up to a ledger position; the builder is empty afterwards. */
    public PackedList build(long position) {
        List<PackedShard> shards = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            shards.add(pack(parts[i], i, position));
            parts[i] = new Part();
        }
        return PackedList.of(shards);
    }

    private PackedShard pack(Part part, int shard, long position) {
        long[] order = order(part);
        long[] high = new long[part.count];
        int[] middle = new int[part.count];
        long[] reference = new long[part.count];
        int n = 0;
        for (int i = 0; i < part.count; i++) {
            int from = (int) order[i];
            int before = n - 1;
            boolean repeated = n > 0
                    && high[before] == part.high[from]
                    && middle[before] == part.middle[from]
                    && reference[before] == part.reference[from];
            if (!repeated) {
                high[n] = part.high[from];
                middle[n] = part.middle[from];
                reference[n++] = part.reference[from];
            }
        }
        return PackedShard.pack(key, bits, shard, position, high, middle, reference, n);
    }

    /**
     * Places of a part's entries in order. Sorted are the 32 bits of each digest that follow the shard's own, together with
     * its place; the few that are equal so far are put right afterwards.
     */
    private long[] order(Part part) {
        long[] order = new long[part.count];
        for (int i = 0; i < part.count; i++) {
            order[i] = (part.high[i] << bits) >>> 32 << 32 ^ Long.MIN_VALUE | i;
        }
        Arrays.sort(order);
        for (int i = 1; i < order.length; i++) {
            for (int j = i; j > 0 && order[j - 1] >> 32 == order[j] >> 32 && after(part, order[j - 1], order[j]); j--) {
                long swapped = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swapped;
            }
        }
        return order;
    }

    private static boolean after(Part part, long one, long other) {
        int a = (int) one;
        int b = (int) other;
        int order = Digest.compare(part.high[a], part.middle[a], part.high[b], part.middle[b]);
        return order > 0 || order == 0 && part.reference[a] > part.reference[b];
    }
}
