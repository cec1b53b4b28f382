// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That each step that falls due fires once and is told; {@code -Dxietong.long=true} asks how soon among a million, too. */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DueClocksTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final int FULL = 1_000_000;
    private static final int FULL_STEPS = 60_000;
    /** Far from what a cost that followed the number of open clocks would be. */
    private static final double FLAT = 1.6;

    @TempDir
    private Path folder;

    @Test
    void whatFallsDueFiresOnceWithinASecondHoweverManyClocksAreOpen() throws Exception {
        List<Integer> sizes = LONG ? List.of(10_000, FULL) : List.of(1_100);
        int steps = LONG ? FULL_STEPS : 200;
        System.out.printf("size: %d of %d open clocks, %d of %d steps that fall due%n",
                sizes.get(sizes.size() - 1), FULL, steps, FULL_STEPS);
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        List<DueClocks.Result> results = DueClocks.run(folder, config, LONG ? 1_000 : 200, steps, sizes);
        assertThat(results).allMatch(r -> r.late().count() == steps).allMatch(r -> r.late().millis(0) >= 0);
        if (LONG) {
            DueClocks.Result few = results.get(0);
            DueClocks.Result many = results.get(1);
            assertThat(many.late().max()).as("milliseconds after it fell due").isLessThan(1_000);
            assertThat(many.micros() / few.micros()).as("times as much to compute").isLessThan(FLAT);
            assertThat(many.bytes() / few.bytes()).as("times as many bytes").isLessThan(FLAT);
            assertThat(many.startSeconds() - few.startSeconds()).as("seconds more to start").isLessThan(2);
            assertThat(many.heap() - few.heap()).as("bytes more to hold").isLessThan(32L << 20);
        }
    }
}
