// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.EntrustmentState;

/** The same promises with the ledger in a PostgreSQL server, which is a process of its own and outlives the hub. */
@ExtendWith(Watch.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresTest {
    private static final List<String> COURTS = List.of("京0117", "津0119", "冀1082");
    private static final int FEWEST = 20;
    private static final int MOST = 120;

    private static Postgres server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void server() {
        server = new Postgres();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aMatterTravelsAndNothingThatWasReceiptedIsLostByKills() {
        int kills = Size.of("kills", 1, 10);
        Random random = Size.random();
        try (Site site = new Site(folder, server.settings()).start()) {
            assertThat(site.administrator().admin().hub().getLedger()).isEqualTo("postgresql");
            journey(site);
            aSecondHubIsRefused(site);
            try (Load load = new Load(site, COURTS, random)) {
                Proof proof = new Proof(site, load, COURTS);
                List<Load.Accepted<?, ?>> accepted = new ArrayList<>();
                for (int kill = 1; kill <= kills; kill++) {
                    load.await(FEWEST + random.nextInt(MOST - FEWEST));
                    site.hub().kill();
                    site.start();
                    load.pause();
                    accepted.addAll(load.drain());
                    proof.everyReceiptIsKept(accepted);
                    proof.everyUploadIsKept();
                    proof.subscribersHaveExactlyTheirMailboxes();
                    System.out.printf("kill %d: %d receipts in all%n", kill, accepted.size());
                    load.resume();
                }
                load.pause();
            }
            assertThat(site.xietong("verify").ended(0).out()).contains("all is as it was written");
            site.closeClients();
            site.hub().terminate();
            System.out.println("verify: "
                    + site.xietong("verify").ended(0).out().lines().reduce((a, b) -> b).orElse(""));
        }
    }

    /** On the same machine, under the same name and on the same ledger, as after a second start by mistake. */
    private void aSecondHubIsRefused(Site site) {
        Map<String, String> environment = new TreeMap<>(site.environment());
        environment.put("XIETONG_SERVER_PORT", "0");
        var second = Program.run(environment, "serve").ended(1);
        assertThat(second.err()).contains("another hub writes this ledger and lives");
        assertThat(site.administrator().admin().hub().getNode()).isNotEmpty();
    }

    /** To a court that has nothing to do with the load. */
    private static void journey(Site site) {
        var sender = site.as("京0117").entrustments();
        var recipient = site.as("冀0822").entrustments();
        String id = sender.submit(Matters.freeze("journey-1", "冀0822", Matters.paper(site.as("京0117")))).getResource();
        recipient.sign(Matters.sign("journey-2", id));
        recipient.report(Matters.started("journey-3", id));
        assertThat(sender.get(id).getState()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS);
        assertThat(Mailboxes.all(site.as("冀0822"))).anyMatch(item -> item.resource().equals(id));
    }
}
