// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All nodes killed at once and started again, and a storm of terminals; {@code -Dxietong.long=true} with a million matters, a
 * million watch orders and five thousand terminals on three nodes.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterRestartTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final int FULL = 1_000_000;
    private static final int FULL_TERMINALS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void allNodesKilledAtOnceServeAgainAndAStormOfTerminalsLosesNoAlert() throws Exception {
        int size = Integer.getInteger("xietong.matters", LONG ? FULL : 1_000);
        int terminals = Integer.getInteger("xietong.terminals", LONG ? FULL_TERMINALS : 50);
        int nodes = LONG ? 3 : 2;
        System.out.printf("size: %,d of %,d open matters and as many watch orders, %,d of %,d terminals, %d of 3 nodes%n",
                size, FULL, terminals, FULL_TERMINALS, nodes);
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        try (var bench = new ClusterRestart(folder, config, nodes, size, size, terminals)) {
            ClusterRestart.Restart restart = bench.restart();
            ClusterRestart.Storm storm = bench.storm(terminals);
            assertThat(storm.terminals()).isEqualTo(terminals);
            assertThat(storm.alerts()).isPositive();
            if (LONG) {
                assertThat(restart.commands()).as("seconds until commands").isLessThan(30);
                assertThat(restart.screening()).as("seconds until screening").isLessThan(30);
                assertThat(restart.statuses()).as("seconds until statuses").isLessThan(90);
                assertThat(storm.settled()).as("seconds until all terminals are whole").isLessThan(30);
            }
        }
    }
}
