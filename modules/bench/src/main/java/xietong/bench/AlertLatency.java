// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceGrpc;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.MailboxItem;
import xietong.v1.OfficerRole;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingVerdict;

/**
 * From a sighting to the alert on each terminal's stream: a hub in a process of its own on SQLite, terminals on streams
 * over a few connections, sightings that all hit at even distances, each for ten of the terminals. First ten mailboxes with
 * one terminal each, then one mailbox with ten terminals. Time counts from when a sighting should have been sent, so that
 * stalls count. Terminals move their cursors as the SDK does, and one of the ten acknowledges the alert.
 */
public final class AlertLatency {
    /** Terminals that one alert is for. */
    private static final int EACH = 10;

    private static final int CONNECTIONS = 8;
    private static final int PERSONS = 1_000;
    private static final int BATCH_LIMIT = 256;
    private static final int ROUNDS = 3;
    /** At most; less where the hub's compilers rest before. */
    static final int WARM_UP_SECONDS = 600;

    private static final int WARM_UP_PIECE_SECONDS = 10;
    /** Of the time, that compilers work which rest. */
    private static final double RESTING = 0.05;

    private final HubProcess hub;
    private final int seconds;
    private final int rate;
    private final int terminals;
    private final boolean shared;
    private volatile long[] scheduled = new long[0];
    private volatile int firstEvent;
    private volatile Latencies latencies = new Latencies(0);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Busy acknowledging = new Busy(10_000);

    private AlertLatency(HubProcess hub, int seconds, int rate, int terminals, boolean shared) {
        this.hub = hub;
        this.seconds = seconds;
        this.rate = rate;
        this.terminals = terminals;
        this.shared = shared;
    }

    /** Arguments: configuration folder, seconds a round, sightings a second, terminals, most seconds of warm-up. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        int terminals = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1_000;
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, seconds, rate, terminals, ROUNDS,
                    arguments.length > 4 ? Integer.parseInt(arguments[4]) : WARM_UP_SECONDS);
        } finally {
            GroupCommit.delete(folder);
        }
        System.exit(0);
    }

    /** Both ways, on hubs of their own in a folder; the greater of the two medians of p99, in milliseconds. */
    static double run(Path folder, Path config, int seconds, int rate, int terminals, int rounds, int warmUp)
            throws Exception {
        if (terminals % EACH != 0 || terminals < EACH || rate < 1 || seconds < 1) {
            throw new IllegalArgumentException("terminals in tens, at least one sighting a second, at least one second");
        }
        double worst = 0;
        for (boolean shared : new boolean[] {false, true}) {
            System.out.printf("%n%d terminals, %d sightings a second that hit, each for %s%n", terminals, rate,
                    shared ? "one mailbox with ten terminals" : "ten mailboxes with one terminal each");
            int stations = shared ? terminals / EACH : terminals;
            try (HubProcess hub =
                    HubProcess.withStations(folder.resolve(shared ? "shared" : "own"), config, BATCH_LIMIT, stations)) {
                worst = Math.max(worst, new AlertLatency(hub, seconds, rate, terminals, shared).rounds(rounds, warmUp));
            }
        }
        return worst;
    }

    private double rounds(int rounds, int warmUp) throws Exception {
        try (var wire = new Wire(hub, CONNECTIONS);
                HubClient source = hub.client(Stations.code(0))) {
            var wanted = new Wanted(hub);
            order(wire, wanted);
            try (var screens = new Terminals(wire, names(), (t, item, at) -> shown(wire, t, item, at))) {
                System.out.println("round     alerts arrivals      p50      p90      p99    p99.9      max  milliseconds;"
                        + " cores that the hub computed on, load of the machine");
                int event = warmUp(source, wanted, warmUp);
                List<Latencies.Sorted> all = new ArrayList<>();
                for (int i = 1; i <= rounds; i++) {
                    long computed = hub.computed();
                    long began = System.nanoTime();
                    Latencies.Sorted round = round(source, wanted, event, rate * seconds);
                    event += rate * seconds;
                    System.out.printf(Locale.ROOT, "%5d %10d %8d%s  %.2f, %s%n", i, rate * seconds, round.count(),
                            round.figures(), (hub.computed() - computed) / (double) (System.nanoTime() - began), load());
                    all.add(round);
                }
                screens.requireWhole();
                return summary(all);
            }
        }
    }

    /** Until the compilers of the hub rest, as those of a hub do that runs for months; the number of the next event. */
    private int warmUp(HubClient source, Wanted wanted, int most) throws Exception {
        int piece = Math.min(most, WARM_UP_PIECE_SECONDS);
        int event = 0;
        int seconds = 0;
        double working;
        do {
            long compiled = hub.compiled();
            long began = System.nanoTime();
            round(source, wanted, event, rate * piece);
            working = (hub.compiled() - compiled) * 1e6 / (System.nanoTime() - began);
            event += rate * piece;
            seconds += piece;
        } while (working > RESTING && seconds < most);
        System.out.printf(Locale.ROOT, "warmed up for %d s, in the last %d of which the hub's compilers worked %.0f %%%n", seconds,
                piece, working * 100);
        return event;
    }

    private static double summary(List<Latencies.Sorted> all) {
        var line = new StringBuilder("median of the rounds    ");
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            line.append(String.format(Locale.ROOT, "%9.1f", median(all, share)));
        }
        System.out.println(line);
        all.stream().reduce(Latencies.Sorted::with).orElseThrow().printHistogram();
        return median(all, 0.99);
    }

    private static double median(List<Latencies.Sorted> all, double share) {
        return GroupCommit.median(all.stream().map(s -> s.millis(share)).toList());
    }

    /** How many threads of the whole machine want to run. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private List<Terminals.Name> names() {
        return IntStream.range(0, terminals)
                .mapToObj(i -> new Terminals.Name(Stations.code(shared ? i / EACH : i), "terminal-" + i % EACH))
                .toList();
    }

    /** Stations that look for a person. */
    private List<String> police(int person) {
        int groups = terminals / EACH;
        int group = person % groups;
        return shared
                ? List.of(Stations.code(group))
                : IntStream.range(group * EACH, (group + 1) * EACH).mapToObj(Stations::code).toList();
    }

    private void order(Wire wire, Wanted wanted) throws InterruptedException {
        var busy = new Busy(256);
        Queue<String[]> orders = new ConcurrentLinkedQueue<>();
        var court = LocateServiceGrpc.newFutureStub(wire.as(Wanted.COURT));
        for (int i = 0; i < PERSONS; i++) {
            int person = i;
            busy.begin();
            busy.follow(court.request(wanted.request(person, false, police(person))), answer -> police(person)
                    .forEach(station -> orders.add(new String[] {station, answer.getReceipt().getResource()})));
        }
        busy.end();
        for (String[] order : orders) {
            busy.begin();
            busy.follow(LocateServiceGrpc.newFutureStub(wire.as(order[0])).accept(Wanted.accept(order[1])), a -> { });
        }
        busy.end();
    }

    private Latencies.Sorted round(HubClient source, Wanted wanted, int first, int count) throws Exception {
        latencies = new Latencies(count * EACH);
        scheduled = new long[count];
        firstEvent = first;
        try (SightingStream stream = source.watches().sightings(100_000)) {
            OpenLoop.run(rate, count, (i, at) -> {
                int event = first + i;
                scheduled[i] = at;
                stream.send(List.of(wanted.seen(event % PERSONS, event / PERSONS, event, Duration.ofSeconds(1))))
                        .whenComplete(this::answered);
            });
        }
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (latencies.count() < count * EACH && failures.isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(5_000_000);
        }
        acknowledging.end();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a sighting came to nothing", failures.peek());
        }
        if (latencies.count() < count * EACH) {
            throw new IllegalStateException(latencies.count() + " of " + count * EACH + " arrivals");
        }
        return latencies.sorted();
    }

    private void answered(List<SightingAnswer> answers, Throwable failure) {
        if (failure != null) {
            failures.add(failure);
        } else if (answers.get(0).getVerdict() != SightingVerdict.SIGHTING_VERDICT_MATCH) {
            failures.add(new IllegalStateException("answered " + answers.get(0)));
        }
    }

    private void shown(Wire wire, int terminal, MailboxItem item, long arrived) {
        if (!item.getTopic().equals("alert.raised")) {
            return;
        }
        int event = Wanted.event(item.getAlert().getSightings(0)) - firstEvent;
        latencies.add(scheduled[event], arrived);
        if (terminal % EACH == 0) {
            acknowledge(wire, terminal, item.getResource());
        }
    }

    private void acknowledge(Wire wire, int terminal, String alert) {
        try {
            acknowledging.begin();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        String station = Stations.code(shared ? terminal / EACH : terminal);
        ListenableFuture<?> call = AlertServiceGrpc.newFutureStub(wire.as(station)).acknowledge(
                AlertServiceAcknowledgeRequest.newBuilder()
                        .setHeader(Wanted.head("seen-" + alert, OfficerRole.OFFICER_ROLE_POLICE))
                        .setId(alert)
                        .build());
        acknowledging.follow(call, a -> { });
    }
}
