// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * A keyed digest of an identifier, 16 bytes. Lists hold the first 12 of them: with ten million entries a stranger is taken
 * for someone else once in about 10^22 times, and what a list finds is held against the watch order itself.
 *
 * @param high bytes 0 to 7
 * @param low bytes 8 to 15
 */
public record Digest(long high, long low) implements Comparable<Digest> {
    /** Length on the wire. */
    public static final int BYTES = 16;

    private static final Comparator<Digest> ORDER =
            (a, b) -> compare(a.high, a.middle(), b.high, b.middle());

    /** From the wire. @throws IllegalArgumentException when it is not 16 bytes */
    public static Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a digest has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Digest(buffer.getLong(), buffer.getLong());
    }

    /** As on the wire. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** Bytes 8 to 11. */
    int middle() {
        return (int) (low >>> 32);
    }

    static int compare(long high, int middle, long otherHigh, int otherMiddle) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order != 0 ? order : Integer.compareUnsigned(middle, otherMiddle);
    }

    @Override
    public int compareTo(Digest other) {
        return ORDER.compare(this, other);
    }
}
