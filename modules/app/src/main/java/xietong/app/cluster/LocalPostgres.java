// SPDX-License-Identifier: Apache-2.0
package xietong.app.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server on loopback with its data in a folder: it goes on where it ended. */
public final class LocalPostgres implements AutoCloseable {
    private static final String USER = "xietong";
    private static final int PATIENCE_SECONDS = 90;
    private static final int ROOT = 0;

    private final Path programs;
    private final Path data;
    private final Path password;
    private final Path log;
    private final int port;

    private LocalPostgres(Path folder, int port) throws IOException {
        this.programs = PostgresBinaries.in(folder).resolve("bin");
        this.data = folder.resolve("postgresql-data");
        this.password = folder.resolve("postgresql-password");
        this.log = folder.resolve("postgresql.log");
        this.port = port;
    }

    /** Makes it where there is none, and starts it. */
    public static LocalPostgres start(Path folder, int port) throws IOException {
        var server = new LocalPostgres(folder, port);
        if (Files.notExists(server.data.resolve("PG_VERSION"))) {
            server.make();
        }
        if (Files.exists(server.data.resolve("postmaster.pid"))) {
            // Left behind by one that was killed, or running from another time: either way it is ended.
            server.close();
        }
        server.run(List.of("pg_ctl", "-D", server.data.toString(), "-l", server.log.toString(), "-w", "-t", "60",
                "-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''", "start"));
        return server;
    }

    private void make() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, HexFormat.of().formatHex(secret) + "\n");
        run(List.of("initdb", "-D", data.toString(), "-U", USER, "-A", "scram-sha-256",
                "--pwfile=" + password, "-E", "UTF8", "--locale=C"));
    }

    /** What a node is told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "XIETONG_LEDGER_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "XIETONG_LEDGER_USER", USER,
                "XIETONG_LEDGER_PASSWORD_FILE", password.toString());
    }

    private void run(List<String> command) throws IOException {
        String said = finished(command);
        if (said != null) {
            throw new IllegalStateException("PostgreSQL: " + command.get(0) + " failed: " + said
                    + " (more in " + log + ")");
        }
    }

    /** What it said, where it failed; else null. */
    private String finished(List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        if (Integer.valueOf(ROOT).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            // PostgreSQL does not run as root: in a namespace of its own it is nobody.
            all.addAll(List.of("unshare", "-U"));
        }
        all.add(programs.resolve(command.get(0)).toString());
        all.addAll(command.subList(1, command.size()));
        File output = Files.createTempFile("xietong-postgresql", ".txt").toFile();
        try {
            var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0
                    ? null
                    : Files.readString(output.toPath()).strip().replace('\n', ' ');
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output.toPath());
        }
    }

    /** Ends it in order. */
    @Override
    public void close() throws IOException {
        finished(List.of("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop"));
    }
}
