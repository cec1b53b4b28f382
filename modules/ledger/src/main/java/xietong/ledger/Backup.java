// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a ledger as of one instant into a SQLite file, while the writer goes on. Documents come after the rows: what
 * the rows cite was stored before them.
 */
final class Backup {
    /** The fact by which a backup file is known. */
    static final String MARK = "backup_taken";

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private final Database database;
    private final Documents documents;

    Backup(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    /**
     * What it cites but could not be copied.
     *
     * @throws IllegalStateException where a later program has added to the ledger what this one would not copy
     */
    List<DocumentFault> write(Path file) {
        var faults = new ArrayList<DocumentFault>();
        try (Connection snapshot = database.snapshot()) {
            Migrations.requireKnown(snapshot);
            BulkFile.make(file, to -> {
                var rows = new RowCopy(snapshot, to);
                rows.tables(RowCopy.FACTS);
                if (documents instanceof FileDocuments files) {
                    files.forEach((organisation, digest) -> copy(files, organisation, digest, to));
                } else {
                    rows.tables(RowCopy.DOCUMENTS);
                }
                faults.addAll(BackupDocuments.faults(to));
                Meta.put(to, MARK, database.time(database.reads()).toString());
            });
            LOG.info("backup written: {}", file);
            return faults;
        } catch (SQLException | IOException e) {
            throw new LedgerUnavailable("backup " + file + " not written", e);
        }
    }

    /** Copies one file as chunks; one that was erased meanwhile is left out. */
    private static void copy(FileDocuments files, String organisation, String digest, Connection to)
            throws IOException {
        try (var chunks = new ChunkWriter(to, organisation, digest)) {
            try {
                if (files.get(organisation, digest, chunks)) {
                    chunks.finish();
                }
            } catch (Documents.Damaged e) {
                LOG.error("document of {} left out of the backup: {}", organisation, e.getMessage());
                chunks.undo();
            }
        } catch (SQLException e) {
            throw new IOException("document " + digest + " not copied", e);
        }
    }

    /** Cuts what is written to it into chunk rows. */
    private static final class ChunkWriter extends OutputStream {
        private final String organisation;
        private final String digest;
        private final PreparedStatement chunk;
        private final PreparedStatement document;
        private final byte[] buffer = new byte[TableDocuments.CHUNK];
        private int filled;
        private int ordinal;
        private long size;

        ChunkWriter(Connection to, String organisation, String digest) throws SQLException {
            this.organisation = organisation;
            this.digest = digest;
            chunk = to.prepareStatement(Table.DOCUMENT_CHUNKS.insert());
            document = to.prepareStatement(Table.DOCUMENTS.insert());
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int at = offset;
            while (at < offset + length) {
                int n = Math.min(offset + length - at, buffer.length - filled);
                System.arraycopy(from, at, buffer, filled, n);
                filled += n;
                at += n;
                if (filled == buffer.length) {
                    cut();
                }
            }
        }

        void finish() throws IOException, SQLException {
            if (filled > 0) {
                cut();
            }
            document.setString(1, organisation);
            document.setString(2, digest);
            document.setLong(3, size);
            document.executeUpdate();
        }

        void undo() throws SQLException {
            try (PreparedStatement delete = chunk.getConnection()
                    .prepareStatement("DELETE FROM document_chunks WHERE organisation = ? AND digest = ?")) {
                delete.setString(1, organisation);
                delete.setString(2, digest);
                delete.executeUpdate();
            }
        }

        private void cut() throws IOException {
            try {
                chunk.setString(1, organisation);
                chunk.setString(2, digest);
                chunk.setInt(3, ordinal++);
                chunk.setBytes(4, Arrays.copyOf(buffer, filled));
                chunk.executeUpdate();
            } catch (SQLException e) {
                throw new IOException("chunk of " + digest + " not written", e);
            }
            size += filled;
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            try {
                chunk.close();
                document.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
