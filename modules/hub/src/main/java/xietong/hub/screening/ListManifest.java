// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;

/**
 * What a list that lies somewhere else than in the ledger must be: of which commit, and for each key the checksum (CRC-32C)
 * of every shard. Its bytes end with a checksum of their own.
 *
 * @param mark of the last commit that may be in it
 * @param sums by key, by number of the shard
 */
record ListManifest(ListMark mark, Map<String, int[]> sums) {
    private static final int MAGIC = 0x58574D31;
    private static final int MOST_SHARDS = 1 << 16;

    /** Of these lists. */
    static ListManifest of(ListMark mark, List<PackedList> lists) {
        var sums = new TreeMap<String, int[]>();
        lists.forEach(list -> sums.put(list.key(), sums(list)));
        return new ListManifest(mark, sums);
    }

    private static int[] sums(PackedList list) {
        return list.shards().stream().mapToInt(shard -> PackedShard.checksum(shard.bytes())).toArray();
    }

    /** Whether the bytes of a shard are those that it tells of. */
    boolean confirms(String key, int shard, byte[] bytes) {
        int[] known = sums.get(key);
        return known != null && shard < known.length && known[shard] == PackedShard.checksum(bytes);
    }

    /** Number of shards under a key; 0 where it does not tell of that key. */
    int shards(String key) {
        return sums.getOrDefault(key, new int[0]).length;
    }

    /** As it is kept and shared. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(mark.form());
            out.writeLong(mark.position());
            out.writeShort(mark.seal().length);
            out.write(mark.seal());
            out.writeShort(sums.size());
            for (Map.Entry<String, int[]> list : sums.entrySet()) {
                out.writeUTF(list.getKey());
                out.writeInt(list.getValue().length);
                for (int sum : list.getValue()) {
                    out.writeInt(sum);
                }
            }
            out.writeInt(PackedShard.checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** From its bytes. @throws IllegalArgumentException when they are damaged */
    static ListManifest parse(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, Math.max(0, end)));
                var tail = new DataInputStream(new ByteArrayInputStream(bytes, Math.max(0, end), Integer.BYTES))) {
            if (tail.readInt() != PackedShard.checksum(Arrays.copyOf(bytes, Math.max(0, end)))
                    || in.readInt() != MAGIC) {
                throw new IllegalArgumentException("the manifest of a list is damaged");
            }
            int form = in.readInt();
            long position = in.readLong();
            var mark = new ListMark(position, in.readNBytes(in.readShort()), form);
            var sums = new TreeMap<String, int[]>();
            for (int lists = in.readShort(); lists > 0; lists--) {
                String key = in.readUTF();
                int[] shards = new int[Math.min(MOST_SHARDS, in.readInt())];
                for (int i = 0; i < shards.length; i++) {
                    shards[i] = in.readInt();
                }
                sums.put(key, shards);
            }
            return new ListManifest(mark, sums);
        } catch (IOException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("the manifest of a list is damaged", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListManifest manifest && Arrays.equals(bytes(), manifest.bytes());
    }

    @Override
    public int hashCode() {
        return mark.hashCode();
    }
}
