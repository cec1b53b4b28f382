// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/**
 * One part of a packed list: the entries whose digest begins with the same bits, sorted, 20 bytes each. The bytes are what
 * is stored, sent and looked up in alike; nothing is unpacked.
 *
 * <pre>
 * magic 4 | format 2 | bits 2 | shard 4 | count 4 | position 8 | key length 2 | key ... | padding to 8
 * high 8 x count | middle 4 x count, padded to 8 | reference 8 x count
 * </pre>
 *
 * Big-endian throughout. Immutable; the array is not to be changed by whoever handed it over.
 */
public final class PackedShard {
    /** Bytes of one entry: the first 12 of its digest, and the reference of its watch order. */
    public static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    private static final int MAGIC = 0x58575331;
    private static final short FORMAT = 1;
    private static final int FIXED = 4 + 2 + 2 + 4 + 4 + 8 + 2;
    private static final int LONGEST_KEY = 64;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int bits;
    private final int shard;
    private final int count;
    private final long position;
    private final String key;
    private final int highs;
    private final int middles;
    private final int references;

    private PackedShard(byte[] bytes, int bits, int shard, int count, long position, String key, int start) {
        this.bytes = bytes;
        this.bits = bits;
        this.shard = shard;
        this.count = count;
        this.position = position;
        this.key = key;
        this.highs = start;
        this.middles = start + Long.BYTES * count;
        this.references = middles + padded(Integer.BYTES * count);
    }

    /** Checksum of packed bytes, CRC-32C, by which two copies are compared. */
    public static int checksum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /** Reads packed bytes; @throws IllegalArgumentException when they are damaged or of another format */
    public static PackedShard of(byte[] bytes) {
        if (bytes.length < FIXED) {
            throw new IllegalArgumentException("a packed shard has at least " + FIXED + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean known = in.getInt() == MAGIC && in.getShort() == FORMAT;
        int bits = in.getShort();
        int shard = in.getInt();
        int count = in.getInt();
        long position = in.getLong();
        int length = in.getShort();
        if (!known || bits < 0 || bits > 16 || shard < 0 || shard >= 1 << bits || count < 0
                || length < 0 || length > LONGEST_KEY || bytes.length < FIXED + length) {
            throw new IllegalArgumentException("no packed shard of format " + FORMAT);
        }
        String key = new String(bytes, FIXED, length, StandardCharsets.UTF_8);
        var packed = new PackedShard(bytes, bits, shard, count, position, key, padded(FIXED + length));
        if (bytes.length != (long) packed.references + (long) Long.BYTES * count || !packed.isSorted()) {
            throw new IllegalArgumentException("a packed shard is damaged");
        }
        return packed;
    }

    /** Packs sorted entries. */
    static PackedShard pack(
            String key, int bits, int shard, long position, long[] high, int[] middle, long[] reference, int count) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_KEY) {
            throw new IllegalArgumentException("the identifier of a key has at most " + LONGEST_KEY + " bytes");
        }
        int start = padded(FIXED + name.length);
        long size = start + (long) (Long.BYTES + Long.BYTES) * count + padded(Integer.BYTES * count);
        byte[] bytes = new byte[Math.toIntExact(size)];
        ByteBuffer.wrap(bytes)
                .putInt(MAGIC).putShort(FORMAT).putShort((short) bits).putInt(shard).putInt(count).putLong(position)
                .putShort((short) name.length).put(name);
        var packed = new PackedShard(bytes, bits, shard, count, position, key, start);
        for (int i = 0; i < count; i++) {
            LONG.set(bytes, packed.highs + Long.BYTES * i, high[i]);
            INT.set(bytes, packed.middles + Integer.BYTES * i, middle[i]);
            LONG.set(bytes, packed.references + Long.BYTES * i, reference[i]);
        }
        return packed;
    }

    private static int padded(int length) {
        return length + 7 & ~7;
    }

    private boolean isSorted() {
        for (int i = 0; i < count; i++) {
            boolean within = bits == 0 || high(i) >>> (Long.SIZE - bits) == shard;
            if (!within || i > 0 && Digest.compare(high(i - 1), middle(i - 1), high(i), middle(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    long high(int i) {
        return (long) LONG.get(bytes, highs + Long.BYTES * i);
    }

    int middle(int i) {
        return (int) INT.get(bytes, middles + Integer.BYTES * i);
    }

    long reference(int i) {
        return (long) LONG.get(bytes, references + Long.BYTES * i);
    }

    /** The packed form; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of the shard, from 0: the first bits of its digests. */
    public int shard() {
        return shard;
    }

    /** How many bits. */
    public int bits() {
        return bits;
    }

    /** Number of entries. */
    public int count() {
        return count;
    }

    /** Ledger position that it is complete up to. */
    public long position() {
        return position;
    }

    /** Identifier of the key that its digests were made under. */
    public String key() {
        return key;
    }

    /** Gives the reference of every entry with this digest, of which there may be several. */
    void find(long high, int middle, LongConsumer found) {
        for (int i = first(high, middle); i < count && high(i) == high && middle(i) == middle; i++) {
            found.accept(reference(i));
        }
    }

    /**
     * The first entry that is not less. Digests are evenly spread, so the place can be guessed from their value, and a
     * short binary search about the guess finds it.
     */
    private int first(long high, int middle) {
        long within = high << bits;
        int guess = (int) Math.multiplyHigh(within >>> 1, (long) count << 1);
        int from = guess;
        int to = guess;
        for (int step = 16; from > 0 && isAtLeast(from, high, middle); step <<= 2) {
            to = from;
            from = Math.max(0, from - step);
        }
        for (int step = 16; to < count && !isAtLeast(to, high, middle); step <<= 2) {
            from = to;
            to = Math.min(count, to + step);
        }
        while (from < to) {
            int mid = (from + to) >>> 1;
            if (isAtLeast(mid, high, middle)) {
                to = mid;
            } else {
                from = mid + 1;
            }
        }
        return to;
    }

    private boolean isAtLeast(int i, long high, int middle) {
        return Digest.compare(high(i), middle(i), high, middle) >= 0;
    }

    /** Equal bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PackedShard shard && Arrays.equals(bytes, shard.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
