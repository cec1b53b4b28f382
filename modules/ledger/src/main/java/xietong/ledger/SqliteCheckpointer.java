// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what is committed from the write-ahead log into the file beside the writer: otherwise a commit every now and then
 * would take as long as many. Commits are durable without it. The log begins anew only where all of it was moved, and under
 * load more comes meanwhile: so the writer moves the little that is left when nearly all is done.
 */
final class SqliteCheckpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpointer.class);
    private static final long PAUSE_MILLIS = 250;
    /** Fewer rows are not worth its fsyncs. */
    private static final long WORTH_ROWS = 2_000;
    /** Pages of a log that is long enough to begin anew. */
    private static final int LONG = 4_000;

    private final OwnConnection own;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread daemon = new Thread(run, "ledger-checkpoint");
        daemon.setDaemon(true);
        return daemon;
    });
    /** Rows written so far, and those of them that there was a pass for. */
    private volatile long written;
    private long moved;
    private volatile boolean nearlyDone;
    private volatile boolean closed;

    SqliteCheckpointer(SqliteSource source) {
        own = new OwnConnection(source);
        thread.scheduleWithFixedDelay(this::move, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After a commit of so many rows, on the writer's thread. */
    void committed(OwnConnection writer, long rows) {
        written += rows;
        if (nearlyDone) {
            nearlyDone = false;
            pass(writer);
        }
    }

    private void move() {
        if (written - moved >= WORTH_ROWS) {
            moved = written;
            // The second pass has only what came during the first.
            nearlyDone = pass(own) > LONG && pass(own) > 0;
        }
    }

    /** Moves what can be moved without anyone waiting; returns how many pages the log has. */
    private int pass(OwnConnection connection) {
        try {
            return connection.locked(SqliteCheckpointer::pass);
        } catch (SQLException e) {
            if (!closed) {
                LOG.warn("the log of the ledger was not moved into it; tried again later", e);
            }
            return 0;
        }
    }

    private static int pass(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.next() ? row.getInt(2) : 0;
        }
    }

    /** Waits for a pass that is under way. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        own.close();
    }
}
