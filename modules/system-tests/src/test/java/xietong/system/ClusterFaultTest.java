// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.AlertBox;

/**
 * Three nodes on one PostgreSQL ledger under entrustments, freezes and alerts, and faults in random order: whatever was
 * accepted is there once, mailboxes are whole, each account has one first rank, and each alert reached its station.
 */
@ExtendWith(Watch.class)
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterFaultTest {
    private static final List<String> COURTS = List.of("京0117", "津0119", "冀1082");
    private static final List<String> STATIONS = List.of("STATION-N", "STATION-S");
    private static final int NODES = 3;
    private static final int PERSONS = 20;
    private static final int ACCOUNTS = 8;
    private static final Duration COMMANDS_AGAIN = Duration.ofSeconds(5);
    private static final Duration TERMINALS_AGAIN = Duration.ofSeconds(10);

    private enum Fault { KILL, LEAVE, FREEZE, LEDGER_RESTART, LEDGER_CUT, LEDGER_ONE_WAY, PEERS_CUT, PEERS_ONE_WAY }

    @TempDir
    private Path folder;

    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<String> slow = new ArrayList<>();
    private int probes;

    @Test
    void nothingIsLostDoubledOrOutOfPlaceWhateverHappensToNodesLedgerAndLines() throws Exception {
        int faults = Size.of("faults", 2, 30);
        Random random = Size.random();
        try (Postgres server = new Postgres(folder.resolve("postgres"));
                Nodes nodes = Nodes.in(folder, NODES, server,
                        Map.of("XIETONG_MAILBOX_HEARTBEAT", "1s", "XIETONG_OPTS", "-Xmx400m")).start()) {
            var lookout = new Lookout(nodes);
            List<Reader> desks = new ArrayList<>();
            for (String station : STATIONS) {
                lookout.station(station, "", false);
                desks.add(new Reader(nodes.another(station).subscription("desk"), item -> { }));
            }
            List<String> persons = new ArrayList<>();
            List<List<String>> police = new ArrayList<>();
            for (int i = 0; i < PERSONS; i++) {
                persons.add(Lookout.identifier(i));
                police.add(i % 5 == 0 ? STATIONS : List.of(STATIONS.get(i % 2)));
            }
            lookout.watched(persons, police);
            try (Load load = new Load(nodes, COURTS, random, Duration.ofMillis(100));
                    FreezeLoad freezes = new FreezeLoad(nodes, COURTS.subList(0, 2), ACCOUNTS, random)) {
                Proof proof = new Proof(nodes, load, COURTS);
                var sightings = new SightingLoad(lookout, persons, police, 20);
                try (sightings) {
                    load.await(20);
                    for (Fault fault : drawn(faults, random)) {
                        int node = random.nextInt(NODES);
                        // The writer as often as the others together.
                        int struck = random.nextBoolean() ? nodes.writer() : node;
                        strike(nodes, server, fault, struck, load, random);
                        load.await(20);
                    }
                }
                freezes.finish();
                load.pause();
                List<Load.Accepted<?, ?>> accepted = load.drain();
                proof.everyReceiptIsKept(accepted);
                proof.everyUploadIsKept();
                proof.subscribersHaveExactlyTheirMailboxes();
                freezes.check();
                alertsAreWhole(nodes, sightings, desks);
                System.out.printf("%d receipts of matters, %d of freezes, %d alerts; faults %s%n",
                        accepted.size(), freezes.accepted(), sightings.sent(), counts);
            }
            desks.forEach(Reader::close);
            assertThat(nodes.xietong("verify").ended(0).out()).contains("all is as it was written");
            assertThat(slow).as("what took too long after a kill").isEmpty();
        }
    }

    /** A kill always, then any; all of them before one comes again. */
    private static List<Fault> drawn(int count, Random random) {
        List<Fault> drawn = new ArrayList<>(List.of(Fault.KILL));
        List<Fault> left = new ArrayList<>();
        while (drawn.size() < count) {
            if (left.isEmpty()) {
                left.addAll(List.of(Fault.values()));
                Collections.shuffle(left, random);
            }
            drawn.add(left.remove(0));
        }
        return drawn;
    }

    private void strike(Nodes nodes, Postgres server, Fault fault, int node, Load load, Random random) {
        // Longer than a lease lasts, mostly.
        long millis = 1_000 + random.nextInt(Boolean.getBoolean("xietong.long") ? 9_000 : 3_000);
        boolean oneWay = random.nextBoolean();
        System.out.printf("fault: %s at node %d%s for %d ms%n", fault, node, node == nodes.writer() ? " (writer)" : "", millis);
        counts.merge(fault, 1, Integer::sum);
        switch (fault) {
            case KILL -> {
                nodes.node(node).kill();
                measure(nodes, load);
                nodes.start(node);
            }
            case LEAVE -> {
                assertThat(nodes.node(node).terminate()).isIn(0, 143);
                nodes.start(node);
            }
            case FREEZE -> {
                signal(nodes.node(node), "STOP");
                pause(Boolean.getBoolean("xietong.long") ? 30_000 : 5_000);
                signal(nodes.node(node), "CONT");
            }
            case LEDGER_RESTART -> server.restart();
            case LEDGER_CUT -> during(millis, () -> {
                nodes.ledger(node).stop(true, true);
                nodes.ledger(node).cut();
            }, () -> nodes.ledger(node).stop(false, false));
            case LEDGER_ONE_WAY -> during(millis,
                    () -> nodes.ledger(node).stop(oneWay, !oneWay), () -> nodes.ledger(node).stop(false, false));
            case PEERS_CUT -> during(millis, () -> {
                nodes.peers(node).stop(true, true);
                nodes.peers(node).cut();
            }, () -> nodes.peers(node).stop(false, false));
            case PEERS_ONE_WAY -> during(millis,
                    () -> nodes.peers(node).stop(oneWay, !oneWay), () -> nodes.peers(node).stop(false, false));
        }
    }

    private static void during(long millis, Runnable begin, Runnable end) {
        begin.run();
        pause(millis);
        end.run();
    }

    /** For as long as a fault is to last. */
    private static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void signal(HubProcess hub, String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(hub.handle().pid())).start().waitFor();
            assertThat(exit).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long after a kill a command is accepted again, and its delivery at a terminal of each court. */
    private void measure(Nodes nodes, Load load) {
        long begin = System.nanoTime();
        Map<String, String> probe = new HashMap<>();
        List<Long> each = new ArrayList<>();
        for (int i = 0; i < COURTS.size(); i++) {
            String court = COURTS.get(i);
            String other = COURTS.get((i + 1) % COURTS.size());
            var sender = nodes.as(court);
            probe.put(other, sender.entrustments()
                    .submit(Matters.freeze("probe-" + ++probes, other, Matters.paper(sender)))
                    .getResource());
            each.add((System.nanoTime() - begin) / 1_000_000);
        }
        Duration commands = Duration.ofMillis(each.get(0));
        probe.forEach((court, id) ->
                Await.until("the probe is shown at " + court, () -> load.reader(court).saw(id)));
        Duration terminals = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("after kill -9: commands of each court after %s ms, all terminals after %d ms%n",
                each, terminals.toMillis());
        if (commands.compareTo(COMMANDS_AGAIN) > 0 || terminals.compareTo(TERMINALS_AGAIN) > 0) {
            slow.add("commands after " + commands + ", terminals after " + terminals);
        }
    }

    /** Each station's mailbox holds an alert of each event that it is entitled to, and no other; its desk has all of it. */
    private static void alertsAreWhole(Nodes nodes, SightingLoad sightings, List<Reader> desks) {
        for (int i = 0; i < STATIONS.size(); i++) {
            String station = STATIONS.get(i);
            List<Mailboxes.Told> told = Mailboxes.all(nodes.as(station));
            Reader desk = desks.get(i);
            Await.until("the desk of " + station + " has all", () -> desk.count() >= told.size());
            assertThat(desk.items()).isEqualTo(told);
            assertThat(desk.troubles).isEmpty();
            Set<String> raised = new HashSet<>();
            told.stream().filter(item -> item.topic().equals("alert.raised")).forEach(item -> assertThat(
                            raised.add(item.resource()))
                    .as("%s told once of %s", station, item.resource()).isTrue());
            Set<String> events = new HashSet<>();
            nodes.as(station).alerts().list(AlertBox.ALERT_BOX_OPEN)
                    .filter(alert -> raised.contains(alert.getId()))
                    .forEach(alert -> events.add(alert.getSightings(0).getNumber()));
            assertThat(events).as("alerts of %s", station)
                    .isEqualTo(sightings.entitled().getOrDefault(station, Set.of()));
            assertThat(raised).hasSize(events.size());
        }
    }
}
