// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/** All shards of a list under one key, as of one ledger position 布控名单: immutable, swapped as a whole. */
public final class PackedList {
    private final PackedShard[] shards;
    private final int bits;
    private final String key;
    private final long position;
    private final int count;

    private PackedList(PackedShard[] shards) {
        this.shards = shards;
        this.bits = shards[0].bits();
        this.key = shards[0].key();
        this.position = Arrays.stream(shards).mapToLong(PackedShard::position).min().orElseThrow();
        this.count = Arrays.stream(shards).mapToInt(PackedShard::count).sum();
    }

    /**
     * Of its shards, in any order. Where they are of different positions the list is of the least of them: what came later
     * is there twice at most, and never missing.
     *
     * @throws IllegalArgumentException when a shard is missing or there twice, or is of another key
     */
    public static PackedList of(List<PackedShard> shards) {
        if (shards.isEmpty() || shards.size() != 1 << shards.get(0).bits()) {
            throw new IllegalArgumentException("a list has all of its shards");
        }
        var ordered = new PackedShard[shards.size()];
        for (PackedShard shard : shards) {
            boolean fits = shard.bits() == shards.get(0).bits() && shard.key().equals(shards.get(0).key());
            if (!fits || ordered[shard.shard()] != null) {
                throw new IllegalArgumentException("shard " + shard.shard() + " is there twice, or of another list");
            }
            ordered[shard.shard()] = shard;
        }
        return new PackedList(ordered);
    }

    /** Its shards, by number. */
    public List<PackedShard> shards() {
        return List.of(shards);
    }

    /** Identifier of its key. */
    public String key() {
        return key;
    }

    /** Ledger position that it is complete up to. */
    public long position() {
        return position;
    }

    /** Number of entries. */
    public int count() {
        return count;
    }

    /** Checksum (CRC-32C) of its entries, whatever position it is of: equal lists have equal ones. */
    public long content() {
        var sum = new CRC32C();
        var entry = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES);
        for (PackedShard shard : shards) {
            for (int i = 0; i < shard.count(); i++) {
                entry.clear().putLong(shard.high(i)).putInt(shard.middle(i)).putLong(shard.reference(i)).flip();
                sum.update(entry);
            }
        }
        return sum.getValue();
    }

    /** Bytes of all shards together. */
    public long bytes() {
        return Arrays.stream(shards).mapToLong(s -> s.bytes().length).sum();
    }

    /** Gives the reference of every watch order with this digest. */
    void find(Digest digest, LongConsumer found) {
        int shard = bits == 0 ? 0 : (int) (digest.high() >>> (Long.SIZE - bits));
        shards[shard].find(digest.high(), digest.middle(), found);
    }
}
