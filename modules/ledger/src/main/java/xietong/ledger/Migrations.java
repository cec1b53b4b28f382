// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema to this program's version, by the same scripts on both engines. */
final class Migrations {
    /** The version that this program reads and writes. */
    static final String VERSION = "3";

    private static final String HISTORY = "ledger_schema";

    private Migrations() {}

    /** Migrates; Flyway takes a lock on PostgreSQL, for SQLite the caller holds one. */
    static void migrate(String engine, DataSource source) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:xietong/ledger/migrations")
                .table(HISTORY)
                .placeholders(placeholders(engine))
                .target(VERSION)
                .load()
                .migrate();
    }

    /** The version of a schema; null when there is none. */
    static String version(Connection connection) throws SQLException {
        if (!Meta.hasTable(connection, HISTORY)) {
            return null;
        }
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version FROM " + HISTORY + " WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Refuses a schema of another version. */
    static void require(Connection connection) throws SQLException {
        String version = version(connection);
        if (!VERSION.equals(version)) {
            throw new IllegalStateException(
                    "the ledger's schema has version " + version + ", this program needs " + VERSION);
        }
    }

    /** Whether a schema is an earlier one, which {@link #migrate} brings to this program's version. */
    static boolean isEarlier(Connection connection) throws SQLException {
        String version = version(connection);
        return version != null && Long.parseLong(version) < Long.parseLong(VERSION);
    }

    private static Map<String, String> placeholders(String engine) {
        var values = new HashMap<String, String>();
        if (engine.equals("sqlite")) {
            values.put("text", "TEXT");
            values.put("bytes", "BLOB");
            values.put("long", "INTEGER");
            values.put("int", "INTEGER");
            values.put("rows", "STRICT");
            values.put("clustered", "STRICT, WITHOUT ROWID");
            values.put("updated", "STRICT");
            values.put("erasable", "STRICT");
            values.put("updated_clustered", "STRICT, WITHOUT ROWID");
            return values;
        }
        // Rows that are changed in place all day: room for the next version in the same page, and vacuum before dead
        // versions slow the hot path (measured: a tenth of the speed within minutes with the defaults).
        String updated = "WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold ="
                + " 200, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.05)";
        values.put("text", "text COLLATE \"C\"");
        values.put("bytes", "bytea");
        values.put("long", "bigint");
        values.put("int", "integer");
        values.put("rows", "");
        values.put("clustered", "");
        values.put("updated", updated);
        values.put("updated_clustered", updated);
        // Few rows of many change, but what they held before must go soon.
        values.put(
                "erasable",
                "WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20,"
                        + " toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20)");
        return values;
    }
}
