// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Documents as rows of {@value #CHUNK} bytes, each document in one transaction and never whole in memory. Neither a slow
 * sender nor a slow receiver holds a connection.
 */
final class TableDocuments implements StoredDocuments {
    static final int CHUNK = 256 * 1024;

    private final Database database;
    private final SqlReads reads;

    TableDocuments(Database database, SqlReads reads) {
        this.database = database;
        this.reads = reads;
    }

    @Override
    public void put(String organisation, String digest, long size, InputStream content) throws IOException {
        DocumentNames.require(organisation, digest);
        var measured = new Measured(content, digest, size);
        try (var spool = new Spool(measured)) {
            measured.check();
            if (!isIntact(new DocumentKey(organisation, digest), size)) {
                write(organisation, digest, size, spool.content());
            }
        }
    }

    private void write(String organisation, String digest, long size, InputStream content) throws IOException {
        // The pool rolls back what was not committed when it gets its connection back.
        try (Connection connection = database.carrier()) {
            connection.setAutoCommit(false);
            delete(connection, organisation, digest);
            if (announce(connection, organisation, digest, size)) {
                chunks(connection, organisation, digest, content);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("document " + digest + " not stored", e);
        }
    }

    /** Writes the document's row; false when another has stored the same meanwhile, for whom this waits. */
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

    private static void chunks(Connection connection, String organisation, String digest, InputStream content)
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
        DocumentNames.require(organisation, digest);
        return reads.first(
                        "SELECT size FROM documents WHERE organisation = ? AND digest = ?",
                        r -> r.getLong(1),
                        organisation,
                        digest)
                .orElse(-1L);
    }

    @Override
    public Map<DocumentKey, Long> sizes(Collection<DocumentKey> documents) {
        var sizes = new HashMap<DocumentKey, Long>();
        List<DocumentKey> named =
                documents.stream().filter(d -> DocumentNames.isDigest(d.digest())).toList();
        SqlReads.inPieces(named, some -> reads.list(
                "SELECT organisation, digest, size FROM documents WHERE (organisation, digest) IN (VALUES "
                        + String.join(", ", Collections.nCopies(some.size(), "(?, ?)")) + ")",
                r -> sizes.put(new DocumentKey(r.getString(1), r.getString(2)), r.getLong(3)),
                some.stream().flatMap(d -> Stream.of(d.organisation(), d.digest())).toArray()));
        return sizes;
    }

    @Override
    public boolean get(String organisation, String digest, OutputStream to) throws IOException {
        long size = size(organisation, digest);
        if (size < 0) {
            return false;
        }
        ChunkStream.Chunks chunks = number -> reads.first(
                        ChunkStream.Chunks.SELECT, r -> r.getBytes(1), organisation, digest, number)
                .orElse(null);
        try (var content = new Measured(new ChunkStream(chunks), digest, size)) {
            content.transferTo(to);
            String difference = content.difference();
            if (difference != null) {
                throw new Damaged(difference);
            }
        }
        return true;
    }

    @Override
    public void erase(Connection writing, DocumentKey document) throws SQLException {
        DocumentNames.require(document.organisation(), document.digest());
        delete(writing, document.organisation(), document.digest());
    }

    /** The document's row first: whoever stores or erases the same at the same time waits there. */
    private static void delete(Connection connection, String organisation, String digest) throws SQLException {
        for (Table table : new Table[] {Table.DOCUMENTS, Table.DOCUMENT_CHUNKS}) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table.table + " WHERE organisation = ? AND digest = ?")) {
                delete.setString(1, organisation);
                delete.setString(2, digest);
                delete.executeUpdate();
            }
        }
    }

    @Override
    public StoredDocuments by(SqlReads other) {
        return new TableDocuments(database, other);
    }
}
