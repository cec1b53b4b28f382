// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import xietong.ledger.LedgerSettings;
import xietong.v1.Mode;

/** A PostgreSQL server, durable as a ledger needs it; the library would turn that off for speed. */
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

    LedgerSettings ledger() {
        return new LedgerSettings(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "", null, Mode.MODE_DRILL, "SHA-256", false);
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
