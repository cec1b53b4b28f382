// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That group commit is worth what it is there for, on real hubs; {@code -Dxietong.long=true} measures in full. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");

    @TempDir
    private Path folder;

    @Test
    void manyCommandsShareOneFsync() throws Exception {
        String uncountable = HubProcess.uncountable();
        assumeTrue(uncountable.isEmpty(), uncountable);
        int rounds = LONG ? 5 : 1;
        Duration round = Duration.ofSeconds(LONG ? 10 : 2);
        System.out.printf("size: %d of 5 rounds, of %d of 10 s%n", rounds, round.toSeconds());
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        GroupCommit.Result result =
                GroupCommit.run(folder, config, rounds, round, Duration.ofSeconds(LONG ? 20 : 1));
        assertThat(result.commandsPerFsync()).as("commands per fsync with 256 in flight").isGreaterThanOrEqualTo(20);
        if (LONG) {
            assertThat(result.ratio()).as("times as many commands as one by one").isGreaterThanOrEqualTo(3);
        }
    }
}
