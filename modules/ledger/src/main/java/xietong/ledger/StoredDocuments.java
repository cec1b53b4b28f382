// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Documents as the ledger itself sees them. */
interface StoredDocuments extends Documents {

    /**
     * Removes a document for good; nothing happens when it is not stored.
     *
     * @param writing the connection that commits, in a transaction; documents in the same database go with it
     */
    void erase(Connection writing, DocumentKey document) throws SQLException;

    /** Whether a document of this size is stored as it was put there; reads all of it. */
    default boolean isIntact(DocumentKey document, long size) {
        String organisation = document.organisation();
        String digest = document.digest();
        try {
            return size(organisation, digest) == size && get(organisation, digest, OutputStream.nullOutputStream());
        } catch (IOException | DigestMismatch e) {
            return false;
        }
    }

    /** The same documents, looked up by other reads. */
    StoredDocuments by(SqlReads reads);
}
