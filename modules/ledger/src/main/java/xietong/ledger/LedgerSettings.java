// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import xietong.v1.Mode;

/**
 * How to open a ledger.
 *
 * @param url {@code sqlite:<file>} or a {@code jdbc:postgresql:} URL
 * @param user PostgreSQL user; ignored for SQLite
 * @param password its password; ignored for SQLite
 * @param documents folder for documents beside a SQLite file; ignored for PostgreSQL
 * @param createAs mode of a ledger that does not exist yet; null refuses to create one
 * @param digestAlgorithm SHA-256 or SM3, for a new ledger
 * @param asynchronous accepts a PostgreSQL server that may lose acknowledged commits; it says so wherever it matters
 * @param readOnly opens without taking anything from the writer; nothing is created or migrated
 */
public record LedgerSettings(
        String url,
        String user,
        String password,
        Path documents,
        Mode createAs,
        String digestAlgorithm,
        boolean asynchronous,
        boolean readOnly) {

    /** One that loses nothing. */
    public LedgerSettings(
            String url,
            String user,
            String password,
            Path documents,
            Mode createAs,
            String digestAlgorithm,
            boolean readOnly) {
        this(url, user, password, documents, createAs, digestAlgorithm, false, readOnly);
    }

    /** A SQLite ledger in a folder: {@code ledger.db} and {@code documents/}. */
    public static LedgerSettings sqlite(Path folder, Mode createAs) {
        return new LedgerSettings(
                "sqlite:" + folder.resolve("ledger.db"), "", "", folder.resolve("documents"), createAs, "SHA-256", false);
    }
}
