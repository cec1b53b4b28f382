// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.SightingStream;
import xietong.hub.screening.SightingKeys;
import xietong.rules.screening.Digester;
import xietong.v1.SightingVerdict;

/**
 * Three nodes with many open matters, many watch orders and many terminals: how long after all nodes were killed at once and
 * started again the first command is accepted, each node screens and is sure, and all statuses are shared again; and how
 * long a reconnect storm of all terminals takes, with alerts all the time of which none is lost.
 */
public final class ClusterRestart implements AutoCloseable {
    private static final int NODES = 3;
    /** Fewer than a mailbox may have subscriptions. */
    private static final int TERMINALS_OF_ONE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ALERTS_A_SECOND = 20;
    private static final List<String> STEPS = List.of("program", "ledger", "cluster", "serving", "list", "statuses");

    private final NodeCluster cluster;
    private final Digester key;
    private final int matters;
    private final int orders;
    private final int stations;
    private int events;
    private int strangers;

    /**
     * Seconds after the nodes were started again.
     *
     * @param commands until a command was accepted
     * @param screening until every node found who is looked for and said surely of a stranger that he is not
     * @param statuses until every node has shared its part and the live state has the status of every matter
     */
    record Restart(double commands, double screening, double statuses) {}

    /**
     * What a storm took.
     *
     * @param terminals that took part
     * @param opened seconds until each had its stream again
     * @param settled seconds until each had also seen every alert of its station
     * @param alerts raised in all, before and during
     */
    record Storm(int terminals, double opened, double settled, int alerts) {}

    ClusterRestart(Path folder, Path config, int nodes, int matters, int orders, int terminals) throws Exception {
        this.matters = matters;
        this.orders = orders;
        this.stations = Math.max(1, (terminals + TERMINALS_OF_ONE - 1) / TERMINALS_OF_ONE);
        cluster = new NodeCluster(folder, config, nodes, stations);
        fill();
        key = SightingKeys.load(cluster.identity()).get(0);
        cluster.start();
        cluster.await();
        // From now on each node has a copy of its list: before, the writer made it from the ledger for all.
        await("lists", () -> cluster.keepLists() && stepped("list"));
        steps("first start");
    }

    private void fill() throws Exception {
        long began = System.nanoTime();
        try (var ledger = new RestartLedger(cluster.ledger())) {
            ledger.matters(matters);
            print("%,d open matters written to the ledger in %.0f s", matters, since(began));
            began = System.nanoTime();
            ledger.orders(orders, stations);
            print("%,d watch orders written to the ledger in %.0f s", orders, since(began));
            began = System.nanoTime();
            ledger.settle();
            print("the ledger settled in %.0f s", since(began));
        }
    }

    private boolean stepped(String step) {
        return IntStream.range(0, cluster.count()).allMatch(node -> cluster.step(node, step) > 0);
    }

    /** What each node says of its own start, in seconds since its process began. */
    private void steps(String start) {
        for (int node = 0; node < cluster.count(); node++) {
            int at = node;
            print("%s of node %d: %s; %.1f s of processor so far", start, node,
                    STEPS.stream().map(step -> String.format(Locale.ROOT, "%s %.1f s", step, cluster.step(at, step)))
                            .collect(Collectors.joining(", ")),
                    cluster.worked(node));
        }
    }

    /** Arguments: configuration folder, matters, watch orders, terminals. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int matters = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int orders = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        int terminals = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5_000;
        Path folder = Files.createTempDirectory("xietong-bench-");
        try (var bench = new ClusterRestart(folder, config, NODES, matters, orders, terminals)) {
            bench.restart();
            bench.storm(terminals);
        } finally {
            GroupCommit.delete(folder);
        }
        System.exit(0);
    }

    /** Kills all nodes at once and starts them again. */
    Restart restart() throws Exception {
        cluster.kill();
        long began = System.nanoTime();
        cluster.start();
        double commands;
        try (HubClient operator = cluster.client(Load.COURTS[0])) {
            commands = commanded(operator, began);
        }
        print("all %d nodes killed and started again: a command accepted after %.1f s", cluster.count(), commands);
        for (int node = 0; node < cluster.count(); node++) {
            screened(node);
        }
        double screening = since(began);
        print("every node screens %,d watch orders surely after %.1f s", orders, screening);
        steps("start");
        await("statuses", () -> stepped("statuses") && cluster.metric(0, "xietong_live_statuses") >= matters, this::shared);
        double statuses = since(began);
        print("the statuses of %,d matters are shared after %.1f s", matters, statuses);
        steps("start");
        return new Restart(commands, screening, statuses);
    }

    private double commanded(HubClient court, long began) throws Exception {
        while (true) {
            try {
                var paper = court.documents().upload("演示".getBytes(java.nio.charset.StandardCharsets.UTF_8), "演示.txt",
                        "text/plain");
                var request = Load.request(paper, Load.COURTS[1]).toBuilder();
                request.getHeaderBuilder().setRequestId("again-" + began);
                court.entrustments().submit(request.build());
                return since(began);
            } catch (HubRefusal unreachable) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** Returns when this node says of one that he is looked for, and of another surely that he is not. */
    private void screened(int node) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HubClient source = cluster.client(Stations.code(0), node)) {
            while (System.nanoTime() < end) {
                try (SightingStream stream = source.watches().sightings(4)) {
                    while (true) {
                        var answers = stream.send(List.of(
                                        RestartLedger.seen(key, true, (int) ((long) orders * node / cluster.count()), events++),
                                        RestartLedger.seen(key, false, strangers++, events++)))
                                .get(10, TimeUnit.SECONDS);
                        if (answers.get(0).getVerdict() == SightingVerdict.SIGHTING_VERDICT_MATCH
                                && answers.get(1).getVerdict() == SightingVerdict.SIGHTING_VERDICT_NO_MATCH) {
                            return;
                        }
                        LockSupport.parkNanos(50_000_000);
                    }
                } catch (HubRefusal | ExecutionException | TimeoutException again) {
                    LockSupport.parkNanos(50_000_000);
                }
            }
        }
        throw new IllegalStateException("node " + node + " does not screen within " + PATIENCE);
    }

    /** Opens all terminals, breaks all their connections at once, and raises alerts before, during and after. */
    Storm storm(int terminals) throws Exception {
        try (var all = new StormTerminals(cluster, stations, Math.min(terminals, TERMINALS_OF_ONE))) {
            long began = System.nanoTime();
            all.open();
            await("terminals", () -> all.opened() == all.count());
            print("%,d terminals opened within %.1f s", all.count(), since(began));
            List<Set<String>> told = new ArrayList<>();
            for (int i = 0; i < stations; i++) {
                told.add(new HashSet<>());
            }
            raise(told, ALERTS_A_SECOND);
            await("alerts before the storm", () -> all.whole(told) == all.count());
            began = System.nanoTime();
            all.breakAll();
            raise(told, 2 * ALERTS_A_SECOND);
            await("terminals again", () -> all.opened() == all.count());
            double opened = since(began);
            await("alerts", () -> all.whole(told) == all.count());
            double settled = since(began);
            all.requireWhole();
            int alerts = told.stream().mapToInt(Set::size).sum();
            print("%,d connections broken at once: all streams open again after %.1f s, all with every alert after %.1f s;"
                    + " %,d alerts, none lost", all.count(), opened, settled, alerts);
            return new Storm(all.count(), opened, settled, alerts);
        }
    }

    /** So many alerts, over a second or two, to stations in turn. */
    private void raise(List<Set<String>> told, int count) throws Exception {
        try (HubClient source = cluster.client(Stations.code(0));
                SightingStream stream = source.watches().sightings(8)) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int person = (int) ((long) i * 7_919 % orders);
                String event = "E-" + events;
                var answer = stream.send(List.of(RestartLedger.seen(key, true, person, events++))).get(30, TimeUnit.SECONDS);
                if (answer.get(0).getVerdict() != SightingVerdict.SIGHTING_VERDICT_MATCH) {
                    throw new IllegalStateException("answered " + answer.get(0));
                }
                told.get(person % stations).add(event);
                LockSupport.parkNanos(began + i * 1_000_000_000L / ALERTS_A_SECOND - System.nanoTime());
            }
        }
    }

    /** What each node says of the statuses and of its own part in sharing them. */
    private String shared() {
        return IntStream.range(0, cluster.count())
                .mapToObj(node -> String.format(Locale.ROOT, "node %d shared its part after %.1f s and sees %,.0f of %,d", node,
                        cluster.step(node, "statuses"), cluster.metric(node, "xietong_live_statuses"), matters))
                .collect(Collectors.joining("; "));
    }

    private static void await(String what, BooleanSupplier condition) {
        await(what, condition, () -> "");
    }

    private static void await(String what, BooleanSupplier condition, Supplier<String> seen) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + what + " " + seen.get());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("cluster: " + String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
