// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings a schema to this program's version, by the same scripts on both engines, and says which schemas this program may
 * use. A script whose name ends in {@code __beside_N} may be run while programs that know only schema N or a later one use
 * the ledger, and they may start on it afterwards: it adds what they need not know. Any other script ends the use by every
 * program that does not know it.
 */
final class Migrations {
    /** The version that this program reads and writes. */
    static final int VERSION = 7;

    private static final String HISTORY = "ledger_schema";
    static final String SCRIPTS = "classpath:xietong/ledger/migrations";
    private static final Pattern BESIDE = Pattern.compile(".*__beside_([0-9]{1,6})\\.sql");

    private Migrations() {}

    /**
     * Migrates a schema that is not a later one; Flyway takes a lock on PostgreSQL, for SQLite the caller holds one.
     *
     * @throws IllegalStateException while a program uses the ledger that a script would end the use by
     */
    static void migrate(String engine, DataSource source) {
        migrate(engine, source, SCRIPTS, VERSION);
    }

    /** The same with the scripts of some folders, with commas between, up to one of their versions. */
    static void migrate(String engine, DataSource source, String scripts, int version) {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(scripts.split(","))
                .table(HISTORY)
                .placeholders(placeholders(engine))
                .target(Integer.toString(version));
        // Its lock in a transaction would be waited for by an index that is made without a lock on its table.
        configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        Flyway flyway = configuration.load();
        try (Connection connection = source.getConnection()) {
            Integer there = version(connection);
            if (there != null && there > version) {
                return;
            }
            if (there != null) {
                forgetFailed(connection);
                Users.require(engine, connection, least(flyway.info().pending()));
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger's schema cannot be looked at", e);
        }
        flyway.migrate();
    }

    /** A script that runs outside a transaction and was broken off is run again: each begins by taking back what it does. */
    private static void forgetFailed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + HISTORY + " WHERE NOT success");
        }
    }

    /** What a program must know at least to go on after these scripts. */
    private static int least(MigrationInfo... pending) {
        return Arrays.stream(pending)
                .mapToInt(script -> beside(script.getScript())
                        .orElse(Integer.parseInt(script.getVersion().getVersion())))
                .max()
                .orElse(0);
    }

    /** The earliest schema that a program may know which uses the ledger after a script; empty where it must know this one. */
    static OptionalInt beside(String script) {
        Matcher matcher = BESIDE.matcher(script);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The version of a schema; null when there is none. */
    static Integer version(Connection connection) throws SQLException {
        return scripts(connection).keySet().stream().max(Integer::compare).orElse(null);
    }

    /** Names of the scripts that made a schema, by version. */
    private static Map<Integer, String> scripts(Connection connection) throws SQLException {
        var scripts = new LinkedHashMap<Integer, String>();
        if (Meta.hasTable(connection, HISTORY)) {
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT version, script FROM " + HISTORY
                            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank")) {
                while (rows.next()) {
                    scripts.put(Integer.valueOf(rows.getString(1)), rows.getString(2));
                }
            }
        }
        return scripts;
    }

    /** Refuses a schema of another version, unless each script beyond this program's may be used beside it. */
    static void require(Connection connection) throws SQLException {
        require(connection, VERSION);
    }

    /** The same for a program that knows another version. */
    static void require(Connection connection, int known) throws SQLException {
        Map<Integer, String> scripts = scripts(connection);
        Integer version = scripts.keySet().stream().max(Integer::compare).orElse(null);
        if (version == null || version < known) {
            throw new IllegalStateException(
                    "the ledger's schema has version " + version + ", this program needs " + known);
        }
        scripts.forEach((number, script) -> {
            if (number > known && beside(script).orElse(number) > known) {
                throw new IllegalStateException("the ledger's schema has version " + version + ", this program needs "
                        + known + " or one that may be used beside it: " + script + " may not");
            }
        });
    }

    /** Whether a schema is an earlier one, which {@link #migrate} brings to this program's version. */
    static boolean isEarlier(Connection connection) throws SQLException {
        Integer version = version(connection);
        return version != null && version < VERSION;
    }

    /** Refuses a schema with anything that this program does not know: whoever copies the whole ledger would leave it out. */
    static void requireKnown(Connection connection) throws SQLException {
        Integer version = version(connection);
        if (version == null || version != VERSION) {
            throw new IllegalStateException("the ledger's schema has version " + version + ", this program copies only "
                    + VERSION + " as a whole: use the program of the version that made it");
        }
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
            values.put("concurrently", "");
            values.put("on_sqlite", "");
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
        values.put("concurrently", "CONCURRENTLY");
        values.put("on_sqlite", "-- ");
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
