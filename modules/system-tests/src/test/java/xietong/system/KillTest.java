// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Entrustment;

/**
 * Promises 1 to 3 with a hub that is killed with SIGKILL while courts work. The proof is by arithmetic: who holds a
 * receipt finds its step, exactly as many deliveries as it says, and the same bytes when asking again; mailboxes are
 * numbered 1…n; each subscriber was given exactly what its mailbox holds, in order, once.
 */
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
        int kills = Size.of("kills", 5, 20);
        Random random = Size.random();
        try (Site site = new Site(folder, Map.of()).start();
                Load load = new Load(site, COURTS, random)) {
            List<Load.Accepted<?, ?>> accepted = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                long until = load.receipts.get() + FEWEST + random.nextInt(MOST - FEWEST);
                Await.until("receipts after a restart", () -> load.receipts.get() >= until || !load.failures.isEmpty());
                site.hub().kill();
                site.start();
                load.pause();
                List<Load.Accepted<?, ?>> fresh = drain(load);
                accepted.addAll(fresh);
                everyReceiptIsKept(site, fresh);
                subscribersHaveExactlyTheirMailboxes(site, load);
                System.out.printf("kill %d: %d receipts since the last one, %d in all%n",
                        kill, fresh.size(), accepted.size());
                load.resume();
            }
            load.pause();
            accepted.addAll(drain(load));
            everyReceiptIsKept(site, accepted);
            subscribersHaveExactlyTheirMailboxes(site, load);
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

    private static List<Load.Accepted<?, ?>> drain(Load load) {
        List<Load.Accepted<?, ?>> fresh = new ArrayList<>();
        for (var each = load.accepted.poll(); each != null; each = load.accepted.poll()) {
            fresh.add(each);
        }
        return fresh;
    }

    private record Event(String resource, long revision, long position) {}

    private static void everyReceiptIsKept(Site site, List<Load.Accepted<?, ?>> accepted) {
        Map<Event, List<String>> delivered = new HashMap<>();
        for (String court : COURTS) {
            Mailboxes.all(site.as(court)).forEach(item -> delivered
                    .computeIfAbsent(new Event(item.resource(), item.revision(), item.position()),
                            event -> new ArrayList<>())
                    .add(court));
        }
        Map<String, Entrustment> matters = new HashMap<>();
        for (var each : accepted) {
            var receipt = each.receipt();
            assertThat(each.again(site.as(each.court())).toByteString())
                    .as("receipt of %s, asked again", receipt.getRequestId())
                    .isEqualTo(receipt.toByteString());
            assertThat(delivered.get(new Event(receipt.getResource(), receipt.getRevision(), receipt.getPosition())))
                    .as("mailboxes with what %s did", receipt)
                    .isNotNull()
                    .contains(each.addressee())
                    .doesNotHaveDuplicates()
                    .hasSize(receipt.getDeliveries());
            var matter = matters.computeIfAbsent(receipt.getResource(),
                    id -> site.as(each.court()).entrustments().get(id));
            String method = receipt.getCommand().substring(receipt.getCommand().indexOf('/') + 1);
            assertThat(matter.getStepsList())
                    .as("steps of %s", receipt.getResource())
                    .anyMatch(step -> step.getRevision() == receipt.getRevision() && step.getAction().equals(method));
        }
    }

    private static void subscribersHaveExactlyTheirMailboxes(Site site, Load load) {
        for (String court : COURTS) {
            List<Mailboxes.Told> all = Mailboxes.all(site.as(court));
            List<Mailboxes.Told> sent = all.stream().filter(Load::seenByFilter).toList();
            Reader reader = load.reader(court);
            Reader filtered = load.filteredReader(court);
            Await.until("the subscriber of " + court + " has all of " + all.size(), () -> reader.count() >= all.size());
            Await.until("its filtered one has all of " + sent.size(), () -> filtered.count() >= sent.size());
            assertThat(reader.items()).isEqualTo(all);
            assertThat(filtered.items()).isEqualTo(sent);
            assertThat(reader.troubles).isEmpty();
            assertThat(filtered.troubles).isEmpty();
        }
    }
}
