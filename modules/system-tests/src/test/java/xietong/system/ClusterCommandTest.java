// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The cluster for trying, as the README has it. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void itServesOutlivesAKillAndLeavesNothingBehindWhenItIsEnded() throws Exception {
        Path out = folder.resolve("out.txt");
        Path data = folder.resolve("cluster");
        Process cluster = Watch.started(Program.prepared(
                        Map.of("XIETONG_OPTS", "-Xmx400m"), List.of(), "cluster", "--nodes", "2",
                        "--folder", data.toString(), "--port", Integer.toString(Site.freePort()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start());
        Await.until(() -> "it serves: " + read(out), PATIENCE,
                () -> read(out).contains("Ctrl-C") || !cluster.isAlive());
        assertThat(read(out)).contains("node-1").contains("node-2").contains("administrator");
        var status = Map.of("XIETONG_AS", data.resolve("administrator").toString());
        assertThat(Program.run(status, "status").ended(0).out()).contains("postgresql").contains("node-");

        List<ProcessHandle> nodes = cluster.descendants().filter(ProcessHandle::isAlive).toList();
        List<Long> serving = read(out).lines().filter(line -> line.contains(", process "))
                .map(line -> Long.parseLong(line.replaceFirst(".*, process (\\d+).*", "$1"))).toList();
        assertThat(serving).hasSize(2);
        ProcessHandle.of(serving.get(0)).orElseThrow().destroyForcibly();
        Await.until("the other one serves", () -> Program.run(status, "status").exit() == 0);

        long ledger = Long.parseLong(Files.readAllLines(data.resolve("postgresql-data/postmaster.pid")).get(0));
        assertThat(ProcessHandle.of(ledger)).isPresent();
        cluster.destroy();
        assertThat(cluster.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(nodes).noneMatch(ProcessHandle::isAlive);
        Await.until("the ledger has ended", () -> ProcessHandle.of(ledger).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
