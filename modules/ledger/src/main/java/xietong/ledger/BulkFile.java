// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * Makes a SQLite file in one go. Until all of it is on disk it has another name, so that no half of a ledger is ever
 * taken for one.
 */
final class BulkFile {
    // Nothing is promised before the file has its name, so nothing is logged or synced before.
    private static final Map<String, String> PRAGMAS =
            Map.of("journal_mode", "OFF", "synchronous", "OFF", "cache_size", "-65536");

    private BulkFile() {}

    /** Fills the file. */
    interface Filling {
        void fill(Connection connection) throws SQLException, IOException;
    }

    /** Makes the file; refused when it is there already. */
    static void make(Path file, Filling filling) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there already");
        }
        Path folder = Disk.folder(file.toAbsolutePath().getParent());
        Path unfinished = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".unfinished");
        try {
            SqliteSource source = SqliteSource.writing(unfinished, PRAGMAS);
            Migrations.migrate("sqlite", source);
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                filling.fill(connection);
                connection.setAutoCommit(true);
            }
            Disk.sync(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(folder);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
