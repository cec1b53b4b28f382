// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * One connection that stays open, used by one thread at a time, with its statements kept prepared. After any failure
 * of the engine the connection is given up, so that nothing half-done is ever continued; the next use opens another.
 */
final class OwnConnection implements AutoCloseable {
    private static final int MOST_PREPARED = 200;

    private final DataSource source;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= MOST_PREPARED) {
                return false;
            }
            quietly(eldest.getValue());
            return true;
        }
    };
    private Connection connection;
    private boolean closed;

    OwnConnection(DataSource source) {
        this.source = source;
    }

    /** Work on the connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs work in one transaction; when this returns, it is durable. Whatever work throws, nothing was written. */
    <T> T transaction(Work<T> work) throws SQLException {
        return locked(c -> {
            c.setAutoCommit(false);
            T result = work.run(c);
            c.setAutoCommit(true);
            return result;
        });
    }

    /** Runs work that needs no transaction. */
    <T> T locked(Work<T> work) throws SQLException {
        lock.lock();
        boolean whole = false;
        try {
            T result = work.run(open());
            whole = true;
            return result;
        } catch (LostLease | IllegalStateException e) {
            whole = rolledBack();
            throw e;
        } finally {
            if (!whole) {
                giveUp();
            }
            lock.unlock();
        }
    }

    /** A statement of this connection, prepared once. Only for work that runs in {@link #locked}. */
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** The connection as it is now. Only for work that runs in {@link #locked}. */
    Connection connection() {
        return connection;
    }

    private Connection open() throws SQLException {
        if (closed) {
            throw new SQLException("the ledger is closed");
        }
        if (connection == null) {
            connection = source.getConnection();
        }
        return connection;
    }

    private boolean rolledBack() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void giveUp() {
        statements.values().forEach(OwnConnection::quietly);
        statements.clear();
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                if (!old.getAutoCommit()) {
                    old.rollback();
                }
            } catch (SQLException e) {
                // Closing it does the same.
            }
            try {
                old.close();
            } catch (SQLException e) {
                // It was given up already.
            }
        }
    }

    private static void quietly(Statement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            // Its connection goes with it.
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            giveUp();
        } finally {
            lock.unlock();
        }
    }
}
