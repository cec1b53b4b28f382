// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Which programs use a PostgreSQL ledger now: each connection's name tells the schema that its program knows. Connections
 * that are named without a number are of programs from before there were numbers, which know schema 4.
 */
final class Users {
    private static final String NAME = "xietong";
    private static final int BEFORE_NUMBERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = 50_000_000;

    private Users() {}

    /** Name of a connection of this program. */
    static String name() {
        return name(Migrations.VERSION);
    }

    /** Name of a connection of a program that knows a schema. */
    static String name(int schema) {
        return NAME + " schema " + schema;
    }

    /**
     * Refuses while a program uses the ledger's database that knows an earlier schema than this one. One that has just ended
     * has a moment for its connections to be gone.
     *
     * @throws IllegalStateException saying how many connections of such programs there are
     */
    static void require(String engine, Connection connection, int schema) throws SQLException {
        if (!engine.equals("postgresql")) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        Earlier earlier = earlier(connection, schema);
        while (earlier.connections() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the ledger's schema is not migrated while a program uses it that knows"
                        + " schema " + earlier.least() + " and could not go on after it (" + earlier.connections()
                        + " connections; it must know " + schema + "): end those nodes first");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            earlier = earlier(connection, schema);
        }
    }

    /** How many connections there are of programs that know less, and the earliest schema that one of them knows. */
    private record Earlier(int connections, int least) {}

    private static Earlier earlier(Connection connection, int schema) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*), min(known) FROM (SELECT CASE"
                + " WHEN application_name = ? THEN ? ELSE substring(application_name FROM '[0-9]+$')::int END AS known"
                + " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND (application_name = ? OR application_name ~ ?)) AS users WHERE known < ?")) {
            count.setString(1, NAME);
            count.setInt(2, BEFORE_NUMBERS);
            count.setString(3, NAME);
            count.setString(4, "^" + NAME + " schema [0-9]{1,6}$");
            count.setInt(5, schema);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return new Earlier(row.getInt(1), row.getInt(2));
            }
        }
    }
}
