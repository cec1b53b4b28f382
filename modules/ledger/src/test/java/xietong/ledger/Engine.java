// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import xietong.v1.Mode;

/** The engines, for tests that need one after the other. */
enum Engine {
    SQLITE,
    POSTGRESQL;

    /** Settings of a ledger that does not exist yet. */
    LedgerSettings settings(Path folder) {
        return this == SQLITE ? LedgerSettings.sqlite(folder, Mode.MODE_LIVE) : Postgres.newSchema();
    }

    /** How it would answer a query with these values bound. */
    String plan(Connection connection, String sql, Object... values) throws SQLException {
        String explain = this == SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        try (var statement = connection.prepareStatement(explain + sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(this == SQLITE ? 4 : 1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
