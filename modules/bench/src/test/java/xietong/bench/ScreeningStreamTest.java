// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That sources which stream miss nobody, and what an identifier takes; {@code -Dxietong.long=true} takes ten million. */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScreeningStreamTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final int FULL = 10_000_000;

    @TempDir
    private Path folder;

    @Test
    void nobodyWhoIsWatchedIsMissedByAHubThatReadItsListFromTheLedger() throws Exception {
        int identifiers = LONG ? FULL : 20_000;
        int sightings = LONG ? FULL : 50_000;
        System.out.printf("size: %d of %d identifiers, %d of %d sightings%n", identifiers, FULL, sightings, FULL);
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        ScreeningStream.Result result = ScreeningStream.run(folder, config, identifiers, sightings, 0);
        assertThat(result.identifiers()).isEqualTo(identifiers);
        assertThat(result.screened()).isEqualTo(sightings);
        assertThat(result.planted()).isEqualTo(sightings / 1_000);
        assertThat(result.missed()).isZero();
        assertThat(result.wrong()).isZero();
        if (LONG) {
            assertThat(result.perSecond()).isGreaterThanOrEqualTo(100_000);
            assertThat(result.heapBytes()).isLessThan(64);
        }
    }
}
