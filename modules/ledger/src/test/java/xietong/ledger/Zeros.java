// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.InputStream;
import java.util.Arrays;

/** So many zeros. */
final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
        left = size;
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        int n = (int) Math.min(length, left);
        Arrays.fill(to, offset, offset + n, (byte) 0);
        left -= n;
        return n;
    }
}
