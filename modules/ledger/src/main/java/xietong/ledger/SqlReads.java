// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Short reads, each one statement: one instant, and no open transaction. */
abstract class SqlReads {
    private static final int AT_ONCE = 256;


    /** Makes a value of the row that a result stands on. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        try {
            return query(sql, row, parameters);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    /** All rows of a query, on whatever connection is meant. */
    abstract <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException;

    /** Reads on pooled connections, shared with everyone. */
    static SqlReads pooled(Database database) {
        return new SqlReads() {
            @Override
            <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
                try (Connection connection = database.reader()) {
                    return list(connection, sql, row, parameters);
                }
            }
        };
    }

    /** Reads on any of several connections, with statements kept prepared. */
    static SqlReads on(OwnConnections several) {
        return new SqlReads() {
            @Override
            <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
                return several.lent(own -> own.locked(connection -> rows(own.prepared(sql), row, parameters)));
            }
        };
    }

    /** Reads on one connection, with statements kept prepared. */
    static SqlReads on(OwnConnection own) {
        return new SqlReads() {
            @Override
            <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
                return own.locked(connection -> rows(own.prepared(sql), row, parameters));
            }
        };
    }

    /** The first row of a query. */
    <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
        List<T> rows = list(sql, row, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** A number; 0 where it is NULL. */
    long number(String sql, Object... parameters) {
        return first(sql, r -> r.getLong(1), parameters).orElse(0L);
    }

    /** All rows of a query on a given connection. */
    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement, row, parameters);
        }
    }

    /** Few different statements, so that the engine keeps them prepared: sizes of a power of two. */
    static <T> void inPieces(Collection<T> all, Consumer<List<T>> query) {
        List<T> left = List.copyOf(new LinkedHashSet<>(all));
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            var some = new ArrayList<T>(left.subList(from, Math.min(left.size(), from + AT_ONCE)));
            while (Integer.bitCount(some.size()) != 1) {
                some.add(some.get(0));
            }
            query.accept(some);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row, Object... parameters)
            throws SQLException {
        bind(statement, parameters);
        try (ResultSet result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof String s) {
                statement.setString(i + 1, s);
            } else if (value instanceof Integer n) {
                statement.setInt(i + 1, n);
            } else {
                statement.setLong(i + 1, (Long) value);
            }
        }
    }
}
