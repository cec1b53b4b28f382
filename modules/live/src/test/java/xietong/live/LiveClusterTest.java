// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.live.Live.Presence;
import xietong.live.Live.Status;

/** Members that find each other by their list on the loopback interface. */
@Timeout(120)
class LiveClusterTest {
    private final List<Live> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Live::close);
    }

    @Test
    void twoMembersShareWhatEitherWasToldAndKeepItWhenOneIsGone() throws IOException {
        List<Integer> ports = freePorts(2);
        Live a = member(ports, 0);
        Live b = member(ports, 1);
        Until.holds(() -> a.members().size() == 2 && b.members().size() == 2);
        assertThat(a.members()).containsExactlyInAnyOrderElementsOf(b.members());

        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Long> revisions = new ArrayList<>(LongStream.rangeClosed(1, 50).boxed().toList());
        Collections.shuffle(revisions, new Random(seed));
        for (int i = 0; i < 100; i++) {
            String resource = "r" + i;
            revisions.forEach(revision -> (revision % 2 == 0 ? a : b).put(resource, LiveTest.status(revision)));
        }
        Presence onA = new Presence("京0117", "desk", "a", 1);
        Presence onB = new Presence("津0119", "desk", "b", 1);
        var wall = new WallShare.Sign("津", "w-1", "一楼\n大厅", "a", true, Instant.ofEpochMilli(1_795_220_637_922L));
        a.walls().tell(wall);
        a.connected(onA);
        b.connected(onB);
        Until.holds(() -> b.walls().signs().size() == 1);
        assertThat(b.walls().signs()).containsExactly(
                new WallShare.Sign(wall.organisation(), wall.wall(), "一楼 大厅", wall.node(), wall.enrolled(), wall.at()));
        b.walls().close("津", "w-1");
        Until.holds(() -> a.walls().signs().isEmpty());
        for (Live each : started) {
            for (int i = 0; i < 100; i++) {
                String resource = "r" + i;
                Until.holds(() -> each.status(resource).map(Status::revision).equals(Optional.of(50L)));
            }
            Until.holds(() -> each.presences().containsAll(List.of(onA, onB)));
        }

        started.remove(b);
        b.close();
        Until.holds(() -> a.members().size() == 1);
        for (int i = 0; i < 100; i++) {
            assertThat(a.status("r" + i)).contains(LiveTest.status(50));
        }
        assertThat(a.presences()).containsExactly(onA);
        a.put("r0", LiveTest.status(51));
        Until.holds(() -> a.status("r0").map(Status::revision).equals(Optional.of(51L)));
    }

    @Test
    void whichTraceAChangeCameOfIsKnownToTheOtherMember() throws IOException {
        List<Integer> ports = freePorts(2);
        Live a = member(ports, 0);
        Live b = member(ports, 1);
        Until.holds(() -> a.members().size() == 2 && b.members().size() == 2);
        assertThat(b.traces().find("7 M1")).isEmpty();
        a.traces().put("7 M1", "0af7651916cd43dd8448eb211c80319cb7ad6b7169203331");
        Until.holds(() -> b.traces().find("7 M1").equals(
                Optional.of("0af7651916cd43dd8448eb211c80319cb7ad6b7169203331")));
        assertThat(b.traces().find("8 M1")).isEmpty();
    }

    @Test
    void aMemberHearsOfANewerConnectionElsewhereAndTheLatestSignOfLifeIsKnownEverywhere() throws IOException {
        List<Integer> ports = freePorts(2);
        Live a = member(ports, 0);
        Live b = member(ports, 1);
        Until.holds(() -> a.members().size() == 2 && b.members().size() == 2);
        List<Presence> heardByA = new CopyOnWriteArrayList<>();
        List<Presence> heardByB = new CopyOnWriteArrayList<>();
        a.onTakenOver(heardByA::add);
        b.onTakenOver(heardByB::add);
        a.connected(new Presence("京0117", "desk", "a", 10, 100));
        a.connected(new Presence("京0117", "desk", "a", 10, 200));
        a.connected(new Presence("京0117", "desk", "a", 10, 150));
        Until.holds(() -> b.presences().equals(List.of(new Presence("京0117", "desk", "a", 10, 200))));
        Presence newer = new Presence("京0117", "desk", "b", 20, 50);

        b.connected(newer);
        Until.holds(() -> heardByA.contains(newer));
        // The stale one says good-bye, and one more sign of life was under way.
        a.connected(new Presence("京0117", "desk", "a", 10, 300));
        a.disconnected(new Presence("京0117", "desk", "a", 10, 300));
        a.connected(new Presence("津0119", "marker", "a", 1));
        Until.holds(() -> b.presences().size() == 2);

        assertThat(a.presences()).contains(newer);
        assertThat(heardByB).isEmpty();
    }

    @Test
    void theSmallerSideOfThreeAnswersNothingInsteadOfWhatIsOld() throws IOException {
        List<Integer> ports = freePorts(3);
        Live a = member(ports, 0);
        a.put("r", LiveTest.status(1));
        assertThat(a.status("r")).isEmpty();
        Live b = member(ports, 1);
        Until.holds(() -> a.members().size() == 2);
        Until.holds(() -> {
            a.put("r", LiveTest.status(2));
            return b.status("r").equals(Optional.of(LiveTest.status(2)));
        });
        started.remove(b);
        b.close();
        Until.holds(() -> a.status("r").isEmpty());
    }

    @Test
    void eachMemberTellsItsPartAndWhatComesToItLater() throws Exception {
        List<Integer> ports = freePorts(2);
        Live a = member(ports, 0);
        Map<String, Status> statuses = statuses();
        Live.Part alone = a.part();
        assertThat(statuses.keySet()).allMatch(alone::has);
        Live b = member(ports, 1);
        Until.holds(() -> statuses.keySet().stream().filter(a.part()::has).count() < 400);
        assertThat(alone.holdsFor(a.part())).as("less lies there, and that was told").isTrue();
        Until.holds(() -> statuses.keySet().stream().allMatch(resource -> a.part().has(resource) != b.part().has(resource)));
        Live.Part shared = a.part();
        for (Live each : started) {
            assertThat(each.fill(only(statuses, each.part()))).isTrue();
        }
        Until.holds(() -> a.size() == 500);
        for (String resource : statuses.keySet()) {
            assertThat(b.status(resource)).isPresent();
        }
        started.remove(b);
        b.close();
        Until.holds(() -> statuses.keySet().stream().allMatch(a.part()::has));
        assertThat(shared.holdsFor(a.part())).as("what the other had told is this one's now").isFalse();
    }

    @Test
    void whatOneMemberClearsTheOtherTellsAgain() throws Exception {
        List<Integer> ports = freePorts(2);
        Live a = member(ports, 0);
        Live b = member(ports, 1);
        Until.holds(() -> a.members().size() == 2);
        Map<String, Status> statuses = statuses();
        Until.holds(() -> statuses.keySet().stream().allMatch(resource -> a.part().has(resource) != b.part().has(resource)));
        assertThat(a.fill(statuses)).isTrue();
        Until.holds(() -> a.size() == 500);
        Live.Part ofA = a.part();
        Live.Part ofB = b.part();
        ((HazelcastLive) a).forgetStatuses();
        Until.holds(() -> !ofA.holdsFor(a.part()) && !ofB.holdsFor(b.part()));
    }

    private static Map<String, Status> statuses() {
        var statuses = new HashMap<String, Status>();
        for (int i = 0; i < 500; i++) {
            statuses.put("each-" + i, LiveTest.status(1));
        }
        return statuses;
    }

    private static Map<String, Status> only(Map<String, Status> statuses, Live.Part part) {
        var some = new HashMap<>(statuses);
        some.keySet().removeIf(resource -> !part.has(resource));
        return some;
    }

    /** As through a tunnel: the list names the ways in, not where the members listen. */
    @Test
    void membersThatAreReachedElsewhereThanWhereTheyListenFindEachOther() throws IOException {
        List<Integer> ports = freePorts(2);
        try (var wayToA = new Passage("127.0.0.2", ports.get(0)); var wayToB = new Passage("127.0.0.3", ports.get(1))) {
            List<String> members = List.of("127.0.0.2:" + wayToA.port(), "127.0.0.3:" + wayToB.port());
            for (int i = 0; i < 2; i++) {
                started.add(Live.start(new LiveSettings("passage-" + ports.get(0), "127.0.0." + (2 + i), ports.get(i),
                        members.get(i), members)));
            }
            for (Live each : started) {
                Until.holds(() -> each.members().size() == 2);
                assertThat(each.members()).containsExactlyInAnyOrderElementsOf(members);
            }
            assertThat(wayToA.taken() + wayToB.taken()).as("connections through the passages").isPositive();
        }
    }

    /** Past the sender's own sorting: what arrives at the partition arrives in any order. */
    @Test
    void whereTheEntryLiesTheNewestStays() {
        HazelcastInstance hazelcast = Cluster.join(
                new LiveSettings("newest-" + ProcessHandle.current().pid(), "127.0.0.1", 0, List.of()));
        try {
            long seed = System.nanoTime();
            System.out.println("seed " + seed);
            IMap<String, StatusValue> map = hazelcast.getMap(Cluster.STATUS);
            List<CompletionStage<Void>> sent = new ArrayList<>();
            LongStream.rangeClosed(1, 2_000).boxed()
                    .sorted(Comparator.comparingLong(revision -> new Random(seed ^ revision).nextLong()))
                    .forEach(revision -> sent.add(
                            map.submitToKey("r", new KeepNewest<>(new StatusValue(LiveTest.status(revision))))));
            sent.forEach(stage -> stage.toCompletableFuture().join());
            assertThat(map.get("r").status()).as("seed %d", seed).isEqualTo(LiveTest.status(2_000));
        } finally {
            hazelcast.shutdown();
        }
    }

    private Live member(List<Integer> ports, int which) {
        List<String> members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        Live live = Live.start(new LiveSettings(
                "cluster-test-" + ports.get(0), "127.0.0.1", ports.get(which), members));
        started.add(live);
        return live;
    }

    /** Below those that the system gives to outgoing connections: nobody else is given one meanwhile. */
    private static List<Integer> freePorts(int count) {
        Set<Integer> free = new LinkedHashSet<>();
        while (free.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                free.add(socket.getLocalPort());
            } catch (IOException taken) {
                // Another one then.
            }
        }
        return List.copyOf(free);
    }
}
