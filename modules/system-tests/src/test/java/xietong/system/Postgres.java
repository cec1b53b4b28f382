// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL server for one ledger, durable as a ledger needs it; the library would turn that off for speed. */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    Postgres() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a hub whose ledger is in it. */
    Map<String, String> settings() {
        return Map.of(
                "XIETONG_LEDGER_URL", server.getJdbcUrl("postgres", "postgres"),
                "XIETONG_LEDGER_USER", "postgres",
                "XIETONG_WRITER_LEASE", "2s");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
