// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;

/** The content of a document out of its chunk rows, one row at a time. */
final class ChunkStream extends InputStream {
    private final Chunks chunks;
    private byte[] chunk = new byte[0];
    private int at;
    private int ordinal;

    ChunkStream(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Where chunks come from. */
    interface Chunks {
        /** SQL that reads one. */
        String SELECT = "SELECT content FROM document_chunks WHERE organisation = ? AND digest = ? AND ordinal = ?";

        /** The chunk of this number; null after the last. */
        byte[] chunk(int number) throws IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == chunk.length) {
            byte[] next = chunks.chunk(ordinal);
            if (next == null) {
                return -1;
            }
            ordinal++;
            chunk = next;
            at = 0;
        }
        int n = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, to, offset, n);
        at += n;
        return n;
    }
}
