// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.live.Live.Presence;
import xietong.live.Live.Status;

@Timeout(60)
class LiveTest {
    private static final String CLUSTER = "live-test-" + ProcessHandle.current().pid();
    private static Live live;

    @BeforeAll
    static void start() {
        live = Live.start(new LiveSettings(CLUSTER, "127.0.0.1", 0, List.of()));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void aSingleNodeStartsWithinSeconds() {
        long before = System.nanoTime();
        Live.start(new LiveSettings(CLUSTER + "-second", "127.0.0.1", 0, List.of())).close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("start and stop took " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void knowsOnlyWhatItWasTold() {
        assertThat(live.status("nobody")).isEmpty();
        live.put("one", status(3));
        assertThat(live.status("one")).contains(status(3));
        Until.holds(() -> live.size() >= 1);
        assertThat(live.members()).singleElement().asString().startsWith("127.0.0.1:");
    }

    @Test
    void anOlderRevisionNeverOverwritesANewerOneInWhateverOrderTheyCome() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int resources = 200;
        int revisions = 40;
        List<Thread> threads = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int t = 0; t < 4; t++) {
            List<Long> order = new ArrayList<>(LongStream.range(0, (long) resources * revisions).boxed().toList());
            Collections.shuffle(order, random);
            threads.add(new Thread(() -> {
                await(go);
                order.forEach(n -> live.put("shuffled-" + n % resources, status(1 + n / resources)));
            }));
        }
        threads.forEach(Thread::start);
        go.countDown();
        List<Long> seen = new ArrayList<>();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            live.status("shuffled-7").map(Status::revision).ifPresent(seen::add);
        }
        assertThat(seen).as("one reader's view never goes back, seed %d", seed).isSorted();
        for (int i = 0; i < resources; i++) {
            String resource = "shuffled-" + i;
            Until.holds(() -> live.status(resource).map(Status::revision).equals(Optional.of((long) revisions)));
        }
    }

    @Test
    void theNewerConnectionOfASubscriptionTakesTheOldOnesPlace() {
        Presence first = new Presence("京0117", "desk", "a", 10);
        Presence second = new Presence("京0117", "desk", "b", 20);
        live.connected(first);
        Until.holds(() -> live.presences().contains(first));
        live.connected(second);
        Until.holds(() -> of("京0117").equals(List.of(second)));
        live.disconnected(first);
        live.connected(first);
        live.connected(new Presence("marker-1", "x", "a", 1));
        Until.holds(() -> !of("marker-1").isEmpty());
        assertThat(of("京0117")).containsExactly(second);
        live.disconnected(second);
        Until.holds(() -> of("京0117").isEmpty());
    }

    @Test
    void anEndThatComesBeforeItsBeginningIsStillTheEnd() {
        Presence presence = new Presence("沪", "wall", "a", 5);
        live.disconnected(presence);
        live.connected(presence);
        live.connected(new Presence("marker-2", "x", "a", 1));
        Until.holds(() -> !of("marker-2").isEmpty());
        assertThat(of("沪")).isEmpty();
    }

    @Test
    void desksAndOrganisationsDoNotShareTheirSubscriptions() {
        Presence organisation = new Presence("津", "x", "a", 1);
        Presence desk = new Presence("津/duty", "x", "a", 2);
        live.connected(organisation);
        live.connected(desk);
        Until.holds(() -> of("津").equals(List.of(organisation)) && of("津/duty").equals(List.of(desk)));
    }

    @Test
    void refusesAnAddressThatIsNotOfThisMachine() {
        assertThatThrownBy(() -> Live.start(new LiveSettings("x", "203.0.113.7", 0, List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("live.address");
    }

    private static List<Presence> of(String mailbox) {
        return live.presences().stream().filter(p -> p.mailbox().equals(mailbox)).toList();
    }

    static Status status(long revision) {
        return new Status("entrustment", "ENTRUSTMENT_STATE_SENT", revision, revision * 10, List.of("京0117", "津0119"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More than may be unconfirmed at a time. */
    @Test
    void veryManyAreFilledInWithoutAnyBeingGivenUp() throws InterruptedException {
        int before = live.size();
        int many = 120_000;
        Live.Part part = live.part();
        for (int page = 0; page < 12; page++) {
            var statuses = new HashMap<String, Live.Status>();
            for (int i = 0; i < many / 12; i++) {
                statuses.put("filled-" + (page * many / 12 + i), status(3));
            }
            assertThat(live.fill(statuses)).isTrue();
        }
        Until.holds(() -> live.size() == before + many);
        assertThat(part.holdsFor(live.part())).isTrue();
        live.put("filled-7", status(5));
        assertThat(live.fill(Map.of("filled-7", status(4)))).isTrue();
        Until.holds(() -> live.status("filled-7").orElseThrow().revision() == 5);
    }
}
