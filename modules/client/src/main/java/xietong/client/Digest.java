// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and length of all that is written to it, in the form of DocumentRef.digest. */
final class Digest extends OutputStream {
    static final String PREFIX = "sha256:";

    private final MessageDigest sha256;
    private long size;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) {
        sha256.update((byte) b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Ends it: asked once. */
    String text() {
        return PREFIX + HexFormat.of().formatHex(sha256.digest());
    }
}
