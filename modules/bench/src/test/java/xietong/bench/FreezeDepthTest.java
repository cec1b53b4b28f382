// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That many accounts and deep queues do not make an order dear; {@code -Dxietong.long=true} measures in full. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FreezeDepthTest {
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    /** Far from what a cost that followed the number of accounts or the depth would be. */
    private static final double FLAT = 1.6;

    @TempDir
    private Path folder;

    @Test
    void anOrderCostsTheSameAmongManyAccountsAndInADeepQueue() throws Exception {
        List<Integer> sizes = LONG ? FreezeDepth.ACCOUNTS : List.of(128, 384);
        int[] depths = LONG ? FreezeDepth.DEPTHS : new int[] {1, 10};
        // The median of fewer would tell of the ledger's checkpoints.
        int rounds = LONG ? 15 : 5;
        int most = sizes.get(sizes.size() - 1);
        int deepest = depths[depths.length - 1];
        System.out.printf("size: %d of 50000 accounts, queues %d of 40 deep, %d of 15 rounds%n", most, deepest, rounds);
        Path config = Path.of(System.getProperty("xietong.root", "../..")).resolve("config");
        Curves curves = FreezeDepth.run(folder, config, rounds, LONG ? 40 : 3, sizes, depths);
        assertThat(ratio(curves, Curves.Cost::written, most, deepest, most, depths[0]))
                .as("times as many bytes with %d orders in the queue", deepest).isLessThan(FLAT);
        assertThat(ratio(curves, Curves.Cost::written, most, depths[0], sizes.get(0), depths[0]))
                .as("times as many bytes with %d accounts", most).isLessThan(FLAT);
        if (LONG) {
            assertThat(ratio(curves, Curves.Cost::computed, most, deepest, most, depths[0]))
                    .as("times as much to compute with %d orders in the queue", deepest).isLessThan(FLAT);
            assertThat(ratio(curves, Curves.Cost::computed, most, depths[0], sizes.get(0), depths[0]))
                    .as("times as much to compute with %d accounts", most).isLessThan(FLAT);
        }
    }

    private static double ratio(
            Curves curves, ToDoubleFunction<Curves.Cost> part, int accounts, int depth, int lessAccounts, int lessDepth) {
        return part.applyAsDouble(curves.of(new Curves.Point(accounts, depth, Curves.Act.ORDER)))
                / part.applyAsDouble(curves.of(new Curves.Point(lessAccounts, lessDepth, Curves.Act.ORDER)));
    }
}
