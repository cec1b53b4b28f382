// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A few connections that stay open, for the short reads of many threads. The one used last is used next: its statements
 * are the likeliest to be prepared.
 */
final class OwnConnections implements AutoCloseable {
    private final List<OwnConnection> all;
    private final BlockingDeque<OwnConnection> idle;

    /** Nothing is connected before the first use. */
    OwnConnections(DataSource source, int most) {
        all = Stream.generate(() -> new OwnConnection(source)).limit(most).toList();
        idle = new LinkedBlockingDeque<>(all);
    }

    /** Work on the connection that it is given, while nobody else has it. */
    interface Work<T> {
        T run(OwnConnection connection) throws SQLException;
    }

    <T> T lent(Work<T> work) throws SQLException {
        OwnConnection connection;
        try {
            connection = idle.pollFirst(Pools.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
        if (connection == null) {
            throw new SQLException("all " + all.size() + " connections are in use");
        }
        try {
            return work.run(connection);
        } finally {
            idle.addFirst(connection);
        }
    }

    @Override
    public void close() {
        all.forEach(OwnConnection::close);
    }
}
