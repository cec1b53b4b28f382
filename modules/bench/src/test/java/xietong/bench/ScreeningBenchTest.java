// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That screening misses nobody and fits where it must; {@code -Dxietong.long=true} takes ten million. */
class ScreeningBenchTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final int FULL = 10_000_000;

    @Test
    void nobodyWhoIsWatchedIsMissedAndNobodyElseIsFound() throws Exception {
        int size = LONG ? FULL : 300_000;
        System.out.printf("size: %d of %d identifiers, %d of %d sightings%n", size, FULL, size, FULL);
        ScreeningBench.Result result = ScreeningBench.run(size, size, 2);
        assertThat(result.planted()).isEqualTo(size / 1000);
        assertThat(result.missed()).isZero();
        assertThat(result.wrong()).isZero();
        assertThat(result.packedBytes()).as("bytes an identifier, twice: index and share").isLessThan(32);
        if (LONG) {
            assertThat(result.perSecond()).isGreaterThanOrEqualTo(100_000);
            assertThat(result.heapBytes()).isLessThan(64);
        }
    }
}
