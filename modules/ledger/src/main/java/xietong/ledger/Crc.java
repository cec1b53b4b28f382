// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** CRC-32C of a row that no digest covers, each value with its length: shows the verifier what a disk has changed. */
final class Crc {
    private Crc() {}

    /** Over texts, numbers and bytes, in this order. */
    static long of(Object... values) {
        var crc = new CRC32C();
        for (Object value : values) {
            byte[] bytes;
            if (value instanceof byte[] b) {
                bytes = b;
            } else if (value instanceof Number n) {
                bytes = ByteBuffer.allocate(Long.BYTES).putLong(n.longValue()).array();
            } else {
                bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            }
            crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            crc.update(bytes);
        }
        return crc.getValue();
    }

    /** Over all of a row but its last column, which holds the result. */
    static Object[] row(Object... values) {
        Object[] row = java.util.Arrays.copyOf(values, values.length + 1);
        row[values.length] = of(values);
        return row;
    }
}
