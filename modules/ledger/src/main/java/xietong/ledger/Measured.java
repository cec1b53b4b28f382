// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document's content on its way: counted, digested, and compared at its end with what was declared. */
final class Measured extends FilterInputStream {
    private final String digest;
    private final long size;
    private final MessageDigest sha256;
    private long count;

    Measured(InputStream content, String digest, long size) {
        super(content);
        this.digest = digest;
        this.size = size;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int n = in.read(to, offset, length);
        if (n > 0) {
            count += n;
            sha256.update(to, offset, n);
            if (count > size) {
                throw new Documents.DigestMismatch(digest + " has more than the declared " + size + " bytes");
            }
        }
        return n;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException();
    }

    /** To be called when all has been read: what is wrong with it, or null. */
    String difference() {
        if (count != size) {
            return digest + " has " + count + " bytes, declared were " + size;
        }
        String found = DocumentNames.digest(HexFormat.of().formatHex(sha256.digest()));
        return found.equals(digest) ? null : "content declared as " + digest + " has digest " + found;
    }

    /** Refuses content that is not what was declared. */
    void check() {
        String difference = difference();
        if (difference != null) {
            throw new Documents.DigestMismatch(difference);
        }
    }
}
