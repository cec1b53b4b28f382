// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL server for one ledger, durable as a ledger needs it; the library would turn that off for speed. */
final class Postgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    Postgres() {
        this(null);
    }

    /** With its data in a folder, so that it can be started again. */
    Postgres(Path data) {
        this.data = data;
        start(0);
    }

    private void start(int port) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200");
            if (data != null) {
                builder.setDataDirectory(data).setCleanDataDirectory(false);
            }
            server = (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and starts it again with the same data under the same port. */
    void restart() {
        int port = server.getPort();
        close();
        start(port);
    }

    int port() {
        return server.getPort();
    }

    /** Settings of a hub whose ledger is in it. */
    Map<String, String> settings() {
        return settings(server.getPort());
    }

    /** Settings of a hub that reaches it by another port. */
    Map<String, String> settings(int port) {
        return Map.of(
                "XIETONG_LEDGER_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
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
