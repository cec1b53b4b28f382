// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a ledger of either engine out of a backup file: all of it or nothing, but for documents that the backup itself
 * lacks. Only two things differ from what was
 * backed up: nobody holds the lease, and mailboxes have a new epoch.
 */
final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private final Path file;
    private final LedgerSettings target;

    Restore(Path file, LedgerSettings target) {
        this.file = file;
        this.target = target;
    }

    /** What the backup cites but does not hold. */
    List<DocumentFault> run() {
        if (!Files.exists(file)) {
            throw new IllegalStateException("there is no backup " + file);
        }
        try {
            return isEarlier() ? migrated() : restored(file);
        } catch (PostgresSource.NotDurable e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (SQLException | IOException e) {
            throw new LedgerUnavailable("backup " + file + " not restored", e);
        }
    }

    private boolean isEarlier() throws SQLException {
        try (Connection backup = SqliteSource.reading(file).getConnection()) {
            return Migrations.isEarlier(backup);
        }
    }

    /** A backup that an earlier program made: a copy of it is brought to this version first, it stays as it is. */
    private List<DocumentFault> migrated() throws SQLException, IOException {
        Path copy = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".migrated");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Migrations.migrate("sqlite", SqliteSource.writing(copy, Map.of("journal_mode", "OFF", "synchronous", "OFF")));
            return restored(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private List<DocumentFault> restored(Path from) throws SQLException, IOException {
        try (Connection backup = SqliteSource.reading(from).getConnection()) {
            backup.setAutoCommit(false);
            check(backup);
            List<DocumentFault> faults = BackupDocuments.faults(backup);
            if (Opening.isSqlite(target)) {
                toSqlite(backup);
            } else {
                toPostgres(backup);
            }
            LOG.info("ledger restored from {}", file);
            return faults;
        }
    }

    private void check(Connection backup) throws SQLException {
        Map<String, String> meta = Meta.read(backup);
        if (!meta.containsKey(Backup.MARK)) {
            throw new IllegalStateException(
                    file + " is not a backup; a ledger's own file lacks its documents: take a backup of it");
        }
        Migrations.requireKnown(backup);
        LedgerInfo info = Meta.info(meta, target.url(), false);
        if (target.createAs() != null && target.createAs() != info.mode()) {
            throw new IllegalStateException("this backup is " + info.mode() + " for good, not " + target.createAs());
        }
    }

    private void toSqlite(Connection backup) throws SQLException, IOException {
        Path ledger = Opening.file(target);
        Disk.folder(ledger.toAbsolutePath().getParent());
        LockFile lock = LockFile.open(ledger);
        try {
            lock.alone(() -> {
                BulkFile.make(ledger, to -> {
                    new RowCopy(backup, to).tables(RowCopy.FACTS);
                    renew(to);
                    documents(backup, new FileDocuments(target.documents()));
                });
                return null;
            });
        } finally {
            lock.close(this);
        }
    }

    private static void documents(Connection backup, Documents to) throws SQLException, IOException {
        try (var statement = backup.createStatement();
                ResultSet all = statement.executeQuery("SELECT organisation, digest, size FROM documents")) {
            while (all.next()) {
                var document = new DocumentKey(all.getString(1), all.getString(2));
                try (var content = BackupDocuments.content(backup, document)) {
                    to.put(document.organisation(), document.digest(), all.getLong(3), content);
                } catch (Documents.DigestMismatch e) {
                    LOG.error(
                            "document of {} left out, it is damaged in the backup: {}",
                            document.organisation(),
                            e.getMessage());
                }
            }
        }
    }

    private void toPostgres(Connection backup) throws SQLException {
        PostgresSource source =
                PostgresSource.of(target).patient();
        try (Connection to = source.getConnection()) {
            if (!Meta.read(to).isEmpty()) {
                throw new IllegalStateException("there is a ledger already at " + to.getMetaData().getURL());
            }
            Migrations.migrate("postgresql", source);
            to.setAutoCommit(false);
            var rows = new RowCopy(backup, to);
            rows.tables(RowCopy.FACTS);
            rows.tables(RowCopy.DOCUMENTS);
            renew(to);
            to.commit();
        }
    }

    private static void renew(Connection to) throws SQLException {
        Meta.put(to, Meta.MAILBOX_EPOCH, Meta.newEpoch());
        try (var statement = to.createStatement()) {
            statement.executeUpdate("DELETE FROM ledger_meta WHERE key = '" + Backup.MARK + "'");
            // The count of takings goes on: no epoch is ever used twice.
            statement.executeUpdate("UPDATE lease SET node = '', expires = 0 WHERE id = 1");
        }
    }
}
