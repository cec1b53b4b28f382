// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;

/**
 * Papers, addressed by organisation and digest. What {@link #put} returned from is on disk. Every implementation
 * passes {@code DocumentsContract}.
 */
public interface Documents {

    /**
     * Stores a document. Storing what is there already changes nothing, unless what is there is damaged: then it is
     * replaced.
     *
     * @param digest {@code sha256:} and 64 lower-case hexadecimal digits
     * @param size in bytes
     * @param content exactly that many bytes, read to the end
     * @throws DigestMismatch when the content has another digest or size; nothing is kept
     */
    void put(String organisation, String digest, long size, InputStream content) throws IOException;

    /** Size in bytes, or -1 when it is not stored. */
    long size(String organisation, String digest);

    /** Sizes of several documents; those that are not stored are left out, and what can name none. */
    Map<DocumentKey, Long> sizes(Collection<DocumentKey> documents);

    /**
     * Writes the content; false when it is not stored.
     *
     * @throws Damaged at its end, when it is not what was put there
     */
    boolean get(String organisation, String digest, OutputStream to) throws IOException;

    /** What is stored is not what was put there. */
    class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(String difference) {
            super("stored document is damaged: " + difference);
        }
    }

    /** The content is not what was declared. */
    class DigestMismatch extends RuntimeException {
        /** Says what was found. */
        public DigestMismatch(String message) {
            super(message);
        }
    }
}
