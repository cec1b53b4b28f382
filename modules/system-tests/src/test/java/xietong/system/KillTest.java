// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Promises 1 to 3 with a hub that is killed with SIGKILL while courts work. */
@ExtendWith(Watch.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final List<String> COURTS = List.of("京0117", "津0119", "冀1082", "冀0822");
    private static final int FEWEST = 20;
    private static final int MOST = 220;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasReceiptedIsLostByKills() {
        int kills = Size.of("kills", 2, 20);
        Random random = Size.random();
        try (Site site = new Site(folder, Map.of()).start();
                Load load = new Load(site, COURTS, random)) {
            Proof proof = new Proof(site, load, COURTS);
            List<Load.Accepted<?, ?>> accepted = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                load.await(FEWEST + random.nextInt(MOST - FEWEST));
                site.hub().kill();
                site.start();
                load.pause();
                List<Load.Accepted<?, ?>> fresh = load.drain();
                accepted.addAll(fresh);
                proof.everyReceiptIsKept(fresh);
                proof.subscribersHaveExactlyTheirMailboxes();
                System.out.printf("kill %d: %d receipts since the last one, %d in all%n",
                        kill, fresh.size(), accepted.size());
                load.resume();
            }
            load.pause();
            accepted.addAll(load.drain());
            proof.everyReceiptIsKept(accepted);
            proof.everyUploadIsKept();
            proof.subscribersHaveExactlyTheirMailboxes();
            assertThat(load.reader(COURTS.get(0)).disconnections.get()).isGreaterThanOrEqualTo(kills);
            assertThat(accepted).hasSizeGreaterThan(kills * FEWEST);
        }
        // Even a ledger that nobody closed or opened since can be checked.
        verified(folder);
    }

    private static void verified(Path folder) {
        var result = Program.run(Map.of("XIETONG_DATA", folder.resolve("data").toString()), "verify").ended(0);
        System.out.println("verify: " + result.out().lines().reduce((a, b) -> b).orElse(""));
    }
}
