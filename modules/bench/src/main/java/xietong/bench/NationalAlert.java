// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.common.util.concurrent.Futures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.MailboxItem;
import xietong.v1.SightingVerdict;

/**
 * An alert to every police station of the country while courts command: a hub in a process of its own on SQLite, with made-up
 * stations in its directory, entrustments at even distances all the time, and a broadcast watch order that is hit once a
 * round. Prints how long after the sighting the last mailbox has it, as the alert itself counts them and as terminals of
 * some stations see it, and p99 of the commands before and during. At the end two dispatches at once: the urgent one first.
 */
public final class NationalAlert {
    private static final int BATCH_LIMIT = 256;
    private static final int CONNECTIONS = 4;
    private static final int WATCHED_STATIONS = 50;
    private static final Duration OLD = Duration.ofHours(3);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final int stations;
    private final int rate;
    private final HubClient source;
    private final HubClient court;
    private final Wanted wanted;
    /** When the terminals of an alert saw it, by its identifier. */
    private final Map<String, List<Long>> seen = new ConcurrentHashMap<>();
    private int events;

    private NationalAlert(int stations, int rate, HubClient source, HubClient court, Wanted wanted) {
        this.stations = stations;
        this.rate = rate;
        this.source = source;
        this.court = court;
        this.wanted = wanted;
    }

    /** Arguments: configuration folder, stations, commands a second, rounds. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int stations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, stations, rate, rounds, 10, 20);
        } finally {
            GroupCommit.delete(folder);
        }
        System.exit(0);
    }

    /**
     * What was measured.
     *
     * @param seconds from the sighting to the last mailbox, the median of the rounds
     * @param ratio p99 of the commands during a dispatch to that before, over all rounds
     */
    record Result(double seconds, double ratio) {}

    /** On a hub of its own in a folder. */
    static Result run(Path folder, Path config, int stations, int rate, int rounds, int quietSeconds, int warmUpSeconds)
            throws Exception {
        System.out.printf("%d police stations, %d entrustments a second%n", stations, rate);
        try (HubProcess hub = HubProcess.withStations(folder.resolve("hub"), config, BATCH_LIMIT, stations);
                var wire = new Wire(hub, CONNECTIONS);
                HubClient source = hub.client(Stations.code(0));
                HubClient court = hub.client(Wanted.COURT);
                var courts = new Courts(hub, rate)) {
            var bench = new NationalAlert(stations, rate, source, court, new Wanted(hub));
            try (var screens = new Terminals(wire, bench.terminals(), bench::shown)) {
                List<String> orders = new ArrayList<>();
                for (int i = 0; i < rounds + 3; i++) {
                    orders.add(bench.ordered(wire, i));
                }
                courts.start();
                TimeUnit.SECONDS.sleep(warmUpSeconds);
                bench.told(0, orders.get(0), FRESH);
                Result result = bench.rounds(courts, orders, rounds, quietSeconds);
                bench.urgentFirst(orders, rounds + 1);
                screens.requireWhole();
                return result;
            }
        }
    }

    private List<Terminals.Name> terminals() {
        return IntStream.range(0, WATCHED_STATIONS)
                .mapToObj(i -> Stations.code((int) ((long) (i + 1) * stations / WATCHED_STATIONS) - 1))
                .map(code -> new Terminals.Name(code, "terminal"))
                .toList();
    }

    private void shown(int terminal, MailboxItem item, long arrived) {
        if (item.getTopic().equals("alert.raised")) {
            seen.computeIfAbsent(item.getResource(), id -> Collections.synchronizedList(new ArrayList<>()))
                    .add(arrived);
        }
    }

    private String ordered(Wire wire, int person) {
        String station = Stations.code(0);
        String order = Futures.getUnchecked(LocateServiceGrpc.newFutureStub(wire.as(Wanted.COURT))
                        .request(wanted.request(person, true, List.of(station))))
                .getReceipt()
                .getResource();
        Futures.getUnchecked(LocateServiceGrpc.newFutureStub(wire.as(station)).accept(Wanted.accept(order)));
        return order;
    }

    private Result rounds(Courts courts, List<String> orders, int rounds, int quietSeconds) throws Exception {
        System.out.println("                   seconds to the last mailbox   p99 of commands in milliseconds");
        System.out.println("round  mailboxes   as counted    on terminals      before    during     ratio   load");
        Latencies.Sorted before = Latencies.Sorted.of(new long[0]);
        Latencies.Sorted during = Latencies.Sorted.of(new long[0]);
        List<Double> seconds = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            long quiet = System.nanoTime();
            TimeUnit.SECONDS.sleep(quietSeconds);
            long began = System.nanoTime();
            Told told = told(round, orders.get(round), FRESH);
            Latencies.Sorted calm = courts.latencies().between(quiet, began);
            Latencies.Sorted busy = courts.latencies().between(began, told.counted());
            double counted = (told.counted() - began) / 1e9;
            seconds.add(Math.max(counted, (told.shown() - began) / 1e9));
            System.out.printf(Locale.ROOT, "%5d %10d %12.2f %15.2f %11.1f %9.1f %9.2f   %s%n", round, told.mailboxes(),
                    counted, (told.shown() - began) / 1e9, calm.millis(0.99), busy.millis(0.99),
                    busy.millis(0.99) / calm.millis(0.99), AlertLatency.load());
            before = before.with(calm);
            during = during.with(busy);
        }
        double ratio = during.millis(0.99) / before.millis(0.99);
        System.out.printf("commands          count      p50      p90      p99    p99.9      max  milliseconds%n");
        System.out.printf(Locale.ROOT, "before       %10d%s%n", before.count(), before.figures());
        System.out.printf(Locale.ROOT, "during       %10d%s%n", during.count(), during.figures());
        System.out.printf(Locale.ROOT, "p99 during : before = %.2f; the last mailbox after %.1f s (median)%n",
                ratio, GroupCommit.median(seconds));
        return new Result(GroupCommit.median(seconds), ratio);
    }

    /** When an alert was told to all, as it counts itself, and when the last of the terminals saw it. */
    private record Told(int mailboxes, long counted, long shown) {}

    private Told told(int person, String order, Duration ago) throws Exception {
        sighted(person, ago);
        return awaited(raised(order));
    }

    private void sighted(int person, Duration ago) throws Exception {
        try (SightingStream stream = source.watches().sightings(4)) {
            var answers = stream.send(List.of(wanted.seen(person, 1, events++, ago))).get(30, TimeUnit.SECONDS);
            if (answers.get(0).getVerdict() != SightingVerdict.SIGHTING_VERDICT_MATCH) {
                throw new IllegalStateException("answered " + answers.get(0));
            }
        }
    }

    private String raised(String order) {
        return court.alerts().list(AlertBox.ALERT_BOX_OPEN)
                .filter(a -> a.getWatchOrder().equals(order))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private Told awaited(String id) {
        long patience = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        Alert alert = court.alerts().get(id);
        while (alert.getToldCount() < alert.getAudienceCount() && System.nanoTime() < patience) {
            LockSupport.parkNanos(20_000_000);
            alert = court.alerts().get(id);
        }
        long counted = System.nanoTime();
        while (shownOn(id) < WATCHED_STATIONS && System.nanoTime() < patience) {
            LockSupport.parkNanos(5_000_000);
        }
        if (shownOn(id) != WATCHED_STATIONS || alert.getToldCount() != alert.getAudienceCount()) {
            throw new IllegalStateException("told " + alert.getToldCount() + " of " + alert.getAudienceCount() + ", "
                    + shownOn(id) + " of " + WATCHED_STATIONS + " terminals");
        }
        long shown = seen.get(id).stream().mapToLong(Long::longValue).max().orElseThrow();
        return new Told(alert.getAudienceCount(), counted, shown);
    }

    private int shownOn(String id) {
        return seen.getOrDefault(id, List.of()).size();
    }

    /** An ordinary one is on its way when an urgent one comes. */
    private void urgentFirst(List<String> orders, int first) throws Exception {
        long began = System.nanoTime();
        sighted(first, OLD);
        sighted(first + 1, FRESH);
        String ordinary = raised(orders.get(first));
        String urgent = raised(orders.get(first + 1));
        Told second = awaited(urgent);
        Alert waiting = court.alerts().get(ordinary);
        Told last = awaited(ordinary);
        System.out.printf(Locale.ROOT,
                "two at once, the ordinary first: the urgent was told to all after %.2f s, when the ordinary was at %d of %d;"
                        + " that one after %.2f s%n",
                (second.counted() - began) / 1e9, waiting.getToldCount(), waiting.getAudienceCount(),
                (last.counted() - began) / 1e9);
    }
}
