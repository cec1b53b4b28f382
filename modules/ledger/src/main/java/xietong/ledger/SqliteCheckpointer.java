// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what is committed from the write-ahead log into the file, beside the writer: otherwise every so many commits
 * one would wait for it. Commits are durable without it; should it fall behind, the writer's own limit does it.
 */
final class SqliteCheckpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpointer.class);
    private static final long PAUSE_NANOS = 500_000_000L;

    private final SqliteSource source;
    private final Semaphore committed = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "ledger-checkpoint");
    private volatile boolean closed;

    SqliteCheckpointer(SqliteSource source) {
        this.source = source;
        thread.setDaemon(true);
        thread.start();
    }

    /** There is something to move. */
    void committed() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    private void run() {
        try {
            committed.acquire();
            if (closed) {
                return;
            }
            try (Connection connection = source.getConnection();
                    var statement = connection.createStatement()) {
                while (!closed) {
                    try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
                        row.next();
                    }
                    Thread.sleep(PAUSE_NANOS / 1_000_000);
                    committed.acquire();
                }
            }
        } catch (SQLException e) {
            LOG.warn("checkpoints are left to the writer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        committed.release();
        thread.interrupt();
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
