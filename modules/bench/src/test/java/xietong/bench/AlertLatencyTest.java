// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That every terminal gets every alert, 125 streams to a connection; {@code -Dxietong.long=true} asks how soon, too. */
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AlertLatencyTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final int FULL_SECONDS = 10;
    private static final int FULL_ROUNDS = 3;
    private static final int FULL_TERMINALS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void everyTerminalGetsEveryAlertThatIsForItInTime() throws Exception {
        int seconds = LONG ? FULL_SECONDS : 1;
        int rounds = LONG ? FULL_ROUNDS : 1;
        int terminals = LONG ? FULL_TERMINALS : 200;
        System.out.printf(
                "size: %d of %d terminals, %d of %d s%n", terminals, FULL_TERMINALS, seconds * rounds, FULL_SECONDS * FULL_ROUNDS);
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        double p99 = AlertLatency.run(folder, config, seconds, 200, terminals, rounds, LONG ? AlertLatency.WARM_UP_SECONDS : 1);
        if (LONG) {
            assertThat(p99).as("milliseconds from a sighting to the alert on the terminal's stream").isLessThan(100);
        }
    }
}
