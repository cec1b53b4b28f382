// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4 with forty courts in three processes that order a freeze of one account at the same instant: one first rank
 * whenever anyone looks, the queue in the order of acceptance, promotion in that order to the last; where the bank
 * registers in another order or knows a freeze from outside, its registration stands and a dispute is open.
 */
@ExtendWith(Watch.class)
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FreezeRaceTest {
    /** All basic courts of the directory, and eight intermediate ones. */
    private static final List<String> COURTS = List.of(
            "京0108", "京0117", "津0119", "冀0229", "冀0281", "冀0822", "冀1082", "沪0105", "苏0509", "浙1081",
            "闽0623", "赣0103", "赣0111", "赣0203", "赣0302", "赣0322", "赣0323", "赣0502", "赣0824", "赣0881",
            "赣0902", "赣0983", "赣1030", "豫0103", "湘0181", "琼9028", "渝0112", "川1402", "黔0602", "黔0603",
            "陕1023", "宁0122", "粤01", "粤03", "苏02", "浙02", "京03", "津01", "冀02", "赣01");
    private static final int COUNT = 40;
    private static final int PROCESSES = 3;

    @TempDir
    private Path folder;

    @Test
    void fortyCourtsRaceForOneAccountOnSqlite() {
        race(Map.of());
    }

    @Test
    void fortyCourtsRaceForOneAccountOnPostgres() {
        try (Postgres server = new Postgres()) {
            Map<String, String> settings = new TreeMap<>(server.settings());
            // Nothing here is about the lease; a machine that runs all of this may stall for seconds.
            settings.put("XIETONG_WRITER_LEASE", "30s");
            race(settings);
        }
    }

    private void race(Map<String, String> settings) {
        int rounds = Size.of("races of 40 courts for one account", 3, 1_000);
        assertThat(COURTS).hasSize(COUNT).doesNotHaveDuplicates();
        try (Site site = new Site(folder, settings).start();
                Race race = new Race(site, COURTS, PROCESSES)) {
            long began = System.nanoTime();
            race.run(rounds, Size.random());
            System.out.printf("%d races on %s in %d s; first ranks by process %s; %.1f commits for the orders of a race;"
                            + " %d disputed; %,d looks at a queue%n",
                    rounds, site.administrator().admin().hub().getLedger(), (System.nanoTime() - began) / 1_000_000_000,
                    Arrays.toString(race.firsts), (double) race.commits / rounds, race.disputed, race.looks.get());
            assertThat(race.disputed).isEqualTo((rounds + 5) / 8 + (rounds + 2) / 8);
            if (rounds >= 100) {
                assertThat(race.firsts).as("every process came first in some race").doesNotContain(0);
            }
        }
    }
}
