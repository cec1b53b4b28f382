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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL ledger under entrustments, freezes and alerts, and faults in random order: whatever was
 * accepted is there once, mailboxes are whole, each account has one first rank, and each alert reached its station.
 */
@ExtendWith(Watch.class)
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterFaultTest {
    private static final List<String> COURTS = ClusterWork.COURTS;
    private static final int NODES = 3;
    private static final Duration COMMANDS_AGAIN = Duration.ofSeconds(5);
    private static final Duration TERMINALS_AGAIN = Duration.ofSeconds(10);

    private static final Duration WRONG = Duration.ofMinutes(10);

    private enum Fault {
        KILL, LEAVE, FREEZE, LEDGER_RESTART, LEDGER_CUT, LEDGER_ONE_WAY, LEDGER_FAILOVER, LEDGER_FULL, PEERS_CUT,
        PEERS_ONE_WAY, MEMBERS_CUT, MEMBERS_ONE_WAY, CLOCK_WRONG
    }

    @TempDir
    private Path folder;

    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<String> slow = new ArrayList<>();
    private int probes;

    @Test
    void nothingIsLostDoubledOrOutOfPlaceWhateverHappensToNodesLedgerAndLines() throws Exception {
        int faults = Size.of("faults", 2, 30);
        Random random = Size.random();
        List<Fault> drawn = drawn(faults, random);
        try (var server = new LedgerServers(
                        folder, drawn.contains(Fault.LEDGER_FAILOVER), drawn.contains(Fault.LEDGER_FULL));
                Nodes nodes = Nodes.withMemberLinks(folder, NODES, server,
                        Map.of("XIETONG_MAILBOX_HEARTBEAT", "1s", "XIETONG_OPTS", "-Xmx400m")).start()) {
            try (var work = new ClusterWork(nodes, random)) {
                for (Fault fault : drawn) {
                    int node = random.nextInt(NODES);
                    // The writer as often as the others together.
                    int struck = random.nextBoolean() ? nodes.writer() : node;
                    strike(nodes, server, fault, struck, work.load, random);
                    work.load.await(20);
                }
                work.prove();
            }
            System.out.println("faults: " + counts);
            assertThat(slow).as("what took too long after a kill").isEmpty();
        }
    }

    /** A kill always, then what {@code -Dxietong.fault} names, then any; all of them before one comes again. */
    private static List<Fault> drawn(int count, Random random) {
        List<Fault> drawn = new ArrayList<>(List.of(Fault.KILL));
        for (String named : System.getProperty("xietong.fault", "").split(",")) {
            if (!named.isEmpty()) {
                drawn.add(Fault.valueOf(named));
            }
        }
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

    private void strike(Nodes nodes, LedgerServers server, Fault fault, int node, Load load, Random random) {
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
                nodes.stopLedger(node, true, true);
                nodes.cutLedger(node);
            }, () -> nodes.stopLedger(node, false, false));
            case LEDGER_ONE_WAY -> during(millis,
                    () -> nodes.stopLedger(node, oneWay, !oneWay), () -> nodes.stopLedger(node, false, false));
            case LEDGER_FAILOVER -> {
                long begin = System.nanoTime();
                server.failOver();
                long again = System.nanoTime();
                load.await(1);
                System.out.printf("after the primary's end: a standby in its place and a new one beside it after %d ms,"
                        + " commands %d ms later%n", (again - begin) / 1_000_000, (System.nanoTime() - again) / 1_000_000);
            }
            case LEDGER_FULL -> during(millis, server::fill, server::free);
            case PEERS_CUT -> during(millis, () -> {
                nodes.peers(node).stop(true, true);
                nodes.peers(node).cut();
            }, () -> nodes.peers(node).stop(false, false));
            case PEERS_ONE_WAY -> during(millis,
                    () -> nodes.peers(node).stop(oneWay, !oneWay), () -> nodes.peers(node).stop(false, false));
            case MEMBERS_CUT -> during(2 * millis,
                    () -> nodes.stopMembers(node, true, true), () -> nodes.stopMembers(node, false, false));
            case MEMBERS_ONE_WAY -> during(2 * millis,
                    () -> nodes.stopMembers(node, oneWay, !oneWay), () -> nodes.stopMembers(node, false, false));
            case CLOCK_WRONG -> during(millis,
                    () -> nodes.clock(node, oneWay ? WRONG : WRONG.negated()), () -> nodes.clock(node, Duration.ZERO));
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
}
