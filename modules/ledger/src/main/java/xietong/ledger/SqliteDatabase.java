// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A ledger in one SQLite file: one connection writes, one looks up for the writer, a few read, all in this process; a lock
 * file keeps other processes from writing.
 */
final class SqliteDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
    static final int READERS = 4;
    private static final long RETRY_NANOS = 1_000_000_000L;

    private final SqliteSource writing;
    private final SqliteSource reading;
    private final LockFile lock;
    private final OwnConnection writer;
    private final OwnConnection lookups;
    private final OwnConnections several;
    private final HikariDataSource readers;
    /** Null where the ledger is only read. */
    private final SqliteCheckpointer checkpointer;
    private volatile boolean logHoldsErased;
    private volatile long lastTruncation;
    /** Rows since the last commit; the writer's alone. */
    private long applied;

    /** With the lock file; null when the ledger is only read. */
    SqliteDatabase(Path file, Map<String, String> pragmas, LockFile lock) {
        this.lock = lock;
        writing = SqliteSource.writing(file, pragmas);
        reading = SqliteSource.reading(file);
        writer = new OwnConnection(writing);
        lookups = new OwnConnection(reading);
        several = new OwnConnections(reading, READERS);
        readers = Pools.of("ledger-readers", reading, READERS, true);
        checkpointer = lock == null ? null : new SqliteCheckpointer(writing);
    }

    @Override
    public String engine() {
        return "sqlite";
    }

    @Override
    public DataSource source() {
        return writing;
    }

    @Override
    public DataSource readSource() {
        return reading;
    }

    /** The machine's; lease rows have the same to the millisecond. */
    @Override
    public Instant time(SqlReads reads) {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String now() {
        return "CAST(ROUND(unixepoch('now', 'subsec') * 1000) AS INTEGER) * 1000";
    }

    @Override
    public String forUpdate() {
        return "";
    }

    /** Each would be a page of the log for every delivery: of what an alert to ten stations writes, three quarters. */
    @Override
    public boolean indexesViews() {
        return false;
    }

    @Override
    public OwnConnection writer() {
        return writer;
    }

    @Override
    public OwnConnection upkeep() {
        return writer;
    }

    @Override
    public OwnConnection lookups() {
        return lookups;
    }

    @Override
    public SqlReads reads() {
        return SqlReads.on(several);
    }

    @Override
    public Connection reader() throws SQLException {
        return readers.getConnection();
    }

    @Override
    public Connection carrier() throws SQLException {
        return reader();
    }

    @Override
    public Connection snapshot() throws SQLException {
        Connection connection = reading.getConnection();
        try {
            connection.setAutoCommit(false);
            // The first read fixes the instant.
            try (var statement = connection.createStatement();
                    ResultSet first = statement.executeQuery("SELECT count(*) FROM lease")) {
                first.next();
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void apply(List<Change> changes) throws SQLException {
        for (Change change : changes) {
            PreparedStatement statement = writer.prepared(change.perRow());
            applied += change.rows().size();
            for (Object[] row : change.rows()) {
                for (int i = 0; i < row.length; i++) {
                    change.types().get(i).bind(statement, i + 1, row[i]);
                }
                int count = statement.executeUpdate();
                if (count == 0 && change.refusal() != null) {
                    throw new IllegalStateException(change.refusal() + ": " + row[0]);
                }
            }
        }
    }

    @Override
    public boolean isRefusal(SQLException failure) {
        return failure instanceof SQLiteException e
                && (e.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    @Override
    public Map<String, String> durability(Connection connection) throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("engine", engine());
        try (var statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
                settings.put("version", row.getString(1));
            }
            for (String pragma :
                    List.of("journal_mode", "synchronous", "fullfsync", "secure_delete", "wal_autocheckpoint")) {
                try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
                    settings.put(pragma, row.getString(1));
                }
            }
        }
        return settings;
    }

    @Override
    public String notDurable(Map<String, String> settings) {
        return Durability.sqlite(settings);
    }

    /** They are this connection's own. */
    @Override
    public String stillDurable() {
        return "1";
    }

    @Override
    public boolean excludes() {
        return lock.isTaken(this);
    }

    @Override
    public boolean exclude() {
        return lock.take(this);
    }

    /** The lock on the file says so already. */
    @Override
    public boolean hasEnded(long epoch) {
        return false;
    }

    @Override
    public void tie(long epoch) {}

    @Override
    public void admit() {
        lock.give(this);
    }

    /**
     * After an erasure, moves the write-ahead log into the file and cuts it to nothing. Does not wait for readers:
     * while one looks at the past, it is tried again later.
     */
    @Override
    public void committed(boolean erased) {
        checkpointer.committed(writer, applied);
        applied = 0;
        if (erased) {
            logHoldsErased = true;
        } else if (!logHoldsErased || System.nanoTime() - lastTruncation < RETRY_NANOS) {
            return;
        }
        try {
            writer.locked(this::truncateLog);
        } catch (SQLException e) {
            LOG.warn("the log of {} could not be truncated after an erasure; tried again later", lock, e);
        }
        lastTruncation = System.nanoTime();
    }

    private Void truncateLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                logHoldsErased = row.next() && row.getInt(1) != 0;
            }
            statement.execute("PRAGMA busy_timeout = " + SqliteSource.BUSY_MILLIS);
        }
        return null;
    }

    @Override
    public void close() {
        if (checkpointer != null) {
            checkpointer.close();
        }
        readers.close();
        several.close();
        lookups.close();
        writer.close();
        if (lock != null) {
            lock.close(this);
        }
    }
}
