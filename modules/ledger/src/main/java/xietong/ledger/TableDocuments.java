// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Documents as rows of {@value #CHUNK} bytes, each document in one transaction and never whole in memory. */
final class TableDocuments implements Documents, DocumentList {
    static final int CHUNK = 256 * 1024;

    private final Database database;

    TableDocuments(Database database) {
        this.database = database;
    }

    @Override
    public void put(String organisation, String digest, long size, InputStream content) throws IOException {
        DocumentNames.digits(digest);
        var measured = new Measured(content, digest, size);
        try (Connection connection = database.carrier()) {
            connection.setAutoCommit(false);
            boolean whole = false;
            try {
                if (announce(connection, organisation, digest, size)) {
                    chunks(connection, organisation, digest, measured);
                } else {
                    measured.transferTo(OutputStream.nullOutputStream());
                }
                measured.check();
                connection.commit();
                whole = true;
            } finally {
                if (!whole) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("document " + digest + " not stored", e);
        }
    }

    /** Writes the document's row; false when it is there already. Another who stores the same waits here. */
    private static boolean announce(Connection connection, String organisation, String digest, long size)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(Table.DOCUMENTS.insert() + " ON CONFLICT DO NOTHING")) {
            insert.setString(1, organisation);
            insert.setString(2, digest);
            insert.setLong(3, size);
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes all content as chunks. */
    static void chunks(Connection connection, String organisation, String digest, InputStream content)
            throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement(Table.DOCUMENT_CHUNKS.insert())) {
            byte[] buffer = new byte[CHUNK];
            int ordinal = 0;
            for (int n = content.readNBytes(buffer, 0, CHUNK); n > 0; n = content.readNBytes(buffer, 0, CHUNK)) {
                insert.setString(1, organisation);
                insert.setString(2, digest);
                insert.setInt(3, ordinal++);
                insert.setBytes(4, n == CHUNK ? buffer : Arrays.copyOf(buffer, n));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public long size(String organisation, String digest) {
        DocumentNames.digits(digest);
        try (Connection connection = database.carrier()) {
            return size(connection, organisation, digest);
        } catch (SQLException e) {
            throw new LedgerUnavailable("document " + digest + " cannot be read", e);
        }
    }

    private static long size(Connection connection, String organisation, String digest) throws SQLException {
        return SqlReads.list(
                        connection,
                        "SELECT size FROM documents WHERE organisation = ? AND digest = ?",
                        r -> r.getLong(1),
                        organisation,
                        digest)
                .stream()
                .findFirst()
                .orElse(-1L);
    }

    @Override
    public boolean get(String organisation, String digest, OutputStream to) throws IOException {
        DocumentNames.digits(digest);
        try (Connection connection = database.carrier()) {
            long size = size(connection, organisation, digest);
            if (size < 0) {
                return false;
            }
            try (var content = new Measured(new ChunkStream(connection, organisation, digest), digest, size)) {
                content.transferTo(to);
                String difference = content.difference();
                if (difference != null) {
                    throw new FileDocuments.Damaged(difference);
                }
            }
            return true;
        } catch (SQLException e) {
            throw new LedgerUnavailable("document " + digest + " cannot be read", e);
        }
    }

    @Override
    public void erase(String organisation, String digest) {
        DocumentNames.digits(digest);
        try (Connection connection = database.carrier()) {
            connection.setAutoCommit(false);
            try {
                for (Table table : new Table[] {Table.DOCUMENT_CHUNKS, Table.DOCUMENTS}) {
                    try (PreparedStatement delete = connection.prepareStatement(
                            "DELETE FROM " + table.table + " WHERE organisation = ? AND digest = ?")) {
                        delete.setString(1, organisation);
                        delete.setString(2, digest);
                        delete.executeUpdate();
                    }
                }
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("document " + digest + " cannot be erased", e);
        }
    }

    @Override
    public void forEach(Each each) throws IOException {
        try (Connection connection = database.carrier();
                PreparedStatement query = connection.prepareStatement("SELECT organisation, digest FROM documents");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                each.document(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("documents cannot be read", e);
        }
    }
}
