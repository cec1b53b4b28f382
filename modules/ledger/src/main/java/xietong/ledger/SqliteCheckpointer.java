// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
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
    private static final long WORTH_ROWS = 16_000;
    /** Pages of a log that is long enough to begin anew. */
    private static final int LONG = 4_000;

    private final SqliteSource source;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ledger-checkpoint");
    /** Rows written so far, and those of them that there was a pass for. */
    private volatile long written;
    private long moved;
    private volatile boolean nearlyDone;

    SqliteCheckpointer(SqliteSource source) {
        this.source = source;
        thread.setDaemon(true);
        thread.start();
    }

    /** After a commit of so many rows, on the writer's thread. */
    void committed(OwnConnection writer, long rows) {
        written += rows;
        if (nearlyDone) {
            nearlyDone = false;
            try {
                writer.locked(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return pass(statement);
                    }
                });
            } catch (SQLException e) {
                LOG.warn("the log of the ledger was not moved into it; tried again later", e);
            }
        }
    }

    private void run() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isWorthIt()) {
                    passes();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passes() throws InterruptedException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isWorthIt()) {
                    moved = written;
                    // The second pass has only what came during the first.
                    nearlyDone = pass(statement) > LONG && pass(statement) > 0;
                }
            }
        } catch (SQLException e) {
            LOG.warn("the log of the ledger is moved into it by the writer alone for a while", e);
        }
    }

    private boolean isWorthIt() {
        return written - moved >= WORTH_ROWS;
    }

    /** Moves what can be moved without anyone waiting; returns how many pages the log has. */
    private static int pass(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.next() ? row.getInt(2) : 0;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
