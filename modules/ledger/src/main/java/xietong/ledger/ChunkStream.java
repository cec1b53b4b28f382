// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The content of a document out of its chunk rows, one row at a time. */
final class ChunkStream extends InputStream {
    private final Connection connection;
    private final String organisation;
    private final String digest;
    private byte[] chunk = new byte[0];
    private int at;
    private int ordinal;

    ChunkStream(Connection connection, String organisation, String digest) {
        this.connection = connection;
        this.organisation = organisation;
        this.digest = digest;
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
        if (at == chunk.length && !next()) {
            return -1;
        }
        int n = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, to, offset, n);
        at += n;
        return n;
    }

    private boolean next() throws IOException {
        try {
            List<byte[]> rows = SqlReads.list(
                    connection,
                    "SELECT content FROM document_chunks WHERE organisation = ? AND digest = ? AND ordinal = ?",
                    r -> r.getBytes(1),
                    organisation,
                    digest,
                    ordinal++);
            if (rows.isEmpty()) {
                return false;
            }
            chunk = rows.get(0);
            at = 0;
            return true;
        } catch (SQLException e) {
            throw new IOException("document " + digest + " cannot be read", e);
        }
    }
}
