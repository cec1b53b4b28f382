// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/**
 * One PostgreSQL server, a process that a test can kill and start again, perhaps on a disk of its own that can be filled: a
 * file system in memory which only a namespace of ours sees. It takes no special rights, but Linux must let users make
 * namespaces ({@code unshare -r -m true}).
 */
final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARCHIVE = "PostgreSQL for this machine";

    final int port;
    private final Path data;
    private final Path log;
    private final List<String> settings;
    /** Keeps the file system in memory; null where the data is in a folder of the test. */
    private final Process disk;
    private Process server;

    /** Nothing runs yet. @param megabytes size of its own disk; 0 for none */
    PostgresServer(Path folder, int port, int megabytes, List<String> settings) throws IOException {
        this.port = port;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.settings = settings;
        Files.createDirectories(folder);
        if (megabytes == 0) {
            disk = null;
            return;
        }
        Path ready = folder.resolve("disk-is-there");
        disk = Watch.started(new ProcessBuilder("unshare", "-r", "-m", "sh", "-c",
                "mount -t tmpfs -o size=" + megabytes + "m,mode=0700 tmpfs \"$1\" && echo yes >\"$2\" && exec sleep 100000",
                "sh", Files.createDirectories(folder.resolve("disk")).toString(), ready.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start());
        Await.until("a file system in memory, which needs namespaces for users",
                () -> Files.exists(ready) || !disk.isAlive());
        assertThat(disk.isAlive()).as("unshare -r -m: %s", Files.readString(log)).isTrue();
    }

    /** Where its data is, as it sees it. */
    private Path data() {
        return disk == null ? data : data.resolveSibling("disk").resolve("data");
    }

    /** Where its data is, as the test sees it. */
    Path files() {
        return disk == null ? data : Path.of("/proc/" + disk.pid() + "/root" + data());
    }

    /** A new, empty one. */
    PostgresServer make() throws IOException {
        run("initdb", "-D", data().toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        return start(List.of());
    }

    /** With these settings beside its own; waits until it takes connections. */
    PostgresServer start(List<String> more) throws IOException {
        Files.deleteIfExists(files().resolve("postmaster.pid"));
        List<String> command = command("postgres");
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "wal_keep_size=64MB",
                "-c", "max_wal_size=96MB", "-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on"));
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        all.forEach(setting -> command.addAll(List.of("-c", setting)));
        server = Watch.started(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
        Await.until(() -> "PostgreSQL takes connections: " + said(), PATIENCE, () -> answers() || !server.isAlive());
        assertThat(server.isAlive()).as(said()).isTrue();
        return this;
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=2&socketTimeout=60");
    }

    boolean isAlive() {
        return server != null && server.isAlive();
    }

    /** kill -9 of all its processes. */
    void kill() {
        Watch.end(server);
    }

    /** Ends it at once but in order, whoever is connected. */
    void stop() throws IOException, InterruptedException {
        if (isAlive()) {
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor()).isZero();
            assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        Watch.end(server);
    }

    /** Nothing more can be written to its disk; returns when the server has met with that. */
    void fill() throws IOException {
        long met = refused();
        assertThat(disk).as("a disk of its own").isNotNull();
        byte[] block = new byte[1 << 16];
        try (var ballast = Files.newOutputStream(files().resolveSibling("ballast"))) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        Await.until("the server finds its disk full", () -> refused() > met);
    }

    private long refused() {
        return said().lines().filter(line -> line.contains("No space left on device")).count();
    }

    /** There is room again; a server that the full disk has ended is started again. */
    void free(List<String> more) throws IOException {
        Files.delete(files().resolveSibling("ballast"));
        if (!isAlive()) {
            System.out.println("the full disk ended the server; it is started again");
            start(more);
        }
    }

    private List<String> command(String program) throws IOException {
        List<String> command = new ArrayList<>();
        if (disk != null) {
            command.addAll(List.of("nsenter", "-t", Long.toString(disk.pid()), "-U", "-m", "--preserve-credentials"));
        }
        if (disk != null || Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            // It does not run as root: in a namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs().resolve("bin").resolve(program).toString());
        return command;
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = command(program);
        command.addAll(List.of(arguments));
        Process process = Watch.started(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(program + " ended").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Watch.end(process);
        assertThat(process.exitValue()).as(said()).isZero();
    }

    /** Unpacked once for all tests of a machine. */
    private static synchronized Path programs() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "xietong-tests-postgresql-18.6-"
                + System.getProperty("user.name"));
        if (Files.notExists(folder)) {
            Path fresh = Files.createTempDirectory("xietong-unpacking");
            Process tar = Watch.started(new ProcessBuilder("tar", "-x", "-C", fresh.toString()).start());
            try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", "x86_64");
                    var into = tar.getOutputStream()) {
                assertThat(archive).as(ARCHIVE).isNotNull();
                new XZInputStream(archive).transferTo(into);
            }
            try {
                assertThat(tar.waitFor()).isZero();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Watch.end(tar);
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                assertThat(folder).as("unpacked by another test meanwhile").exists();
            }
        }
        return folder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (server != null) {
            stop();
        }
        if (disk != null) {
            Watch.end(disk);
        }
    }
}
