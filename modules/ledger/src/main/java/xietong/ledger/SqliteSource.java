// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens connections to a SQLite file; those that write are refused unless what they commit is durable. */
final class SqliteSource extends Source {
    static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final boolean readOnly;
    private final Map<String, String> pragmas;

    private SqliteSource(Path file, boolean readOnly, Map<String, String> pragmas) {
        this.file = file;
        this.readOnly = readOnly;
        this.pragmas = pragmas;
    }

    /** The pragmas of a connection that writes. */
    static Map<String, String> durable() {
        var pragmas = new LinkedHashMap<String, String>();
        pragmas.put("journal_mode", "WAL");
        pragmas.put("synchronous", "FULL");
        // Only macOS looks at these two: there an ordinary fsync stops at the disk's cache.
        pragmas.put("fullfsync", "ON");
        pragmas.put("checkpoint_fullfsync", "ON");
        // What the law erases is overwritten, not just unlinked.
        pragmas.put("secure_delete", "ON");
        // Where the checkpointer falls behind, e.g. because of a reader of old states.
        pragmas.put("wal_autocheckpoint", "32000");
        pragmas.put("journal_size_limit", "67108864");
        pragmas.put("cache_size", "-65536");
        return pragmas;
    }

    /** Connections that may write, with these pragmas. */
    static SqliteSource writing(Path file, Map<String, String> pragmas) {
        return new SqliteSource(file, false, pragmas);
    }

    /** Connections that cannot write. */
    static SqliteSource reading(Path file) {
        return new SqliteSource(file, true, Map.of("cache_size", "-16384"));
    }

    @Override
    public Connection getConnection() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        config.setTransactionMode(
                readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(JDBC.PREFIX + file.toAbsolutePath());
        try (var statement = connection.createStatement()) {
            for (var pragma : pragmas.entrySet()) {
                statement.execute("PRAGMA " + pragma.getKey() + " = " + pragma.getValue());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
