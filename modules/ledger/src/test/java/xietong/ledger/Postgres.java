// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.v1.Mode;

/**
 * A real PostgreSQL server of this JVM, durable as a ledger needs it. Each test class instance gets a schema of its own
 * and gives it back: that is much quicker than a database.
 */
final class Postgres {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static EmbeddedPostgres server;

    private Postgres() {}

    /** Settings of a new, empty schema. */
    static LedgerSettings newSchema() {
        String name = "ledger_" + NAMES.incrementAndGet();
        run("CREATE SCHEMA " + name);
        return settings(server().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name);
    }

    /** Settings of a new, empty database. */
    static LedgerSettings newDatabase() {
        String name = "database_" + NAMES.incrementAndGet();
        run("CREATE DATABASE " + name);
        return settings(server().getJdbcUrl("postgres", name));
    }

    /** Removes the schema of these settings. */
    static void drop(LedgerSettings settings) {
        run("DROP SCHEMA " + settings.url().replaceAll(".*=", "") + " CASCADE");
    }

    private static LedgerSettings settings(String url) {
        return new LedgerSettings(url, "postgres", "", null, Mode.MODE_LIVE, "SHA-256", false);
    }

    /** Runs a statement on the server, outside any transaction. */
    static void run(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                // The library turns durability off for speed; here it is what is being tested.
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
