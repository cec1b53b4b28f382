// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The PostgreSQL servers of one ledger: a primary, perhaps with a synchronous standby that takes its place, each perhaps on a
 * disk that can be filled.
 */
final class LedgerServers implements LedgerHost, AutoCloseable {
    private static final int DISK_MEGABYTES = 1_200;
    private static final String SYNCHRONOUS = "synchronous_standby_names=*";

    private final List<PostgresServer> servers = new ArrayList<>();
    private int primary;

    LedgerServers(Path folder, boolean standby, boolean smallDisks) {
        try {
            for (int i = 0; i < (standby ? 2 : 1); i++) {
                servers.add(new PostgresServer(folder.resolve("postgresql-" + i), Site.freePort(),
                        smallDisks ? DISK_MEGABYTES : 0, standby ? List.of(SYNCHRONOUS) : List.of()));
            }
            servers.get(0).make();
            if (standby) {
                makeStandby();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of what is the standby now: a copy of the primary, as a base backup is, which then follows it. */
    private void makeStandby() throws IOException, SQLException {
        PostgresServer from = servers.get(primary);
        PostgresServer to = servers.get(1 - primary);
        Path target = to.files();
        delete(target);
        try (Connection connection = from.connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(from.files(), target);
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(target.resolve("backup_label"), stopped.getString(1));
            }
            Files.createFile(target.resolve("standby.signal"));
            to.start(follows());
            Await.until("the standby follows", () -> isFollowed(connection));
        }
    }

    private List<String> follows() {
        return List.of("primary_conninfo=host=127.0.0.1 user=postgres port=" + servers.get(primary).port);
    }

    private static boolean isFollowed(Connection connection) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'")) {
            return rows.next() && rows.getInt(1) == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    /** All but what a standby makes itself; what goes away meanwhile the log has. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Path name = from.relativize(file);
            boolean log = name.startsWith("pg_wal") && name.getNameCount() > 1 && !name.endsWith("archive_status");
            if (log || name.toString().startsWith("postmaster.")) {
                continue;
            }
            try {
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to.resolve(name));
                    Files.setPosixFilePermissions(to.resolve(name), PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(file, to.resolve(name));
                }
            } catch (NoSuchFileException e) {
                // A temporary file.
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(java.util.Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** The primary dies for good, the standby takes its place, and a new standby is made. */
    void failOver() {
        try {
            servers.get(primary).kill();
            primary = 1 - primary;
            try (Connection connection = servers.get(primary).connect();
                    var statement = connection.createStatement()) {
                statement.execute("SELECT pg_promote(true, 30)");
            }
            makeStandby();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the primary and starts it again with the same data under the same port. */
    void restart() {
        try {
            servers.get(primary).stop();
            servers.get(primary).start(List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void fill() {
        try {
            servers.get(primary).fill();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void free() {
        try {
            servers.get(primary).free(List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Integer> ports() {
        return servers.stream().map(server -> server.port).toList();
    }

    @Override
    public Map<String, String> settings(List<Integer> ports) {
        return Map.of(
                "XIETONG_LEDGER_URL", "jdbc:postgresql://"
                        + ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")) + "/postgres",
                "XIETONG_LEDGER_USER", "postgres",
                "XIETONG_WRITER_LEASE", "2s");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (PostgresServer server : servers) {
            server.close();
        }
    }
}
