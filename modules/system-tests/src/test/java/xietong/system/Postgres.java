// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server for one ledger, durable as a ledger needs it; the library would turn that off for speed. */
final class Postgres implements LedgerHost, AutoCloseable {
    private final EmbeddedPostgres server;

    Postgres() {
        try {
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

    /** Settings of a hub whose ledger is in it. */
    Map<String, String> settings() {
        return settings(ports());
    }

    @Override
    public List<Integer> ports() {
        return List.of(server.getPort());
    }

    @Override
    public Map<String, String> settings(List<Integer> ports) {
        return Map.of(
                "XIETONG_LEDGER_URL", "jdbc:postgresql://127.0.0.1:" + ports.get(0) + "/postgres",
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
