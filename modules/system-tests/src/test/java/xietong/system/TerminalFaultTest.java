// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Credentials;

/**
 * Terminals that are killed, paused, cut off, stopped in one direction and started twice at random, while sightings come and
 * the hub is killed once: each ends with exactly the alerts that its station is entitled to, in order, each acknowledged once.
 * Of every two stations one has a computer for each terminal, the other one computer with all of them.
 */
@ExtendWith(Watch.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalFaultTest {
    private static final int TERMINALS = 10;
    private static final int ORDERS = 10;
    private static final boolean LONG = Boolean.getBoolean("xietong.long");

    private enum Fault { KILL, PAUSE, CUT, STOP_UP, STOP_DOWN, START_TWICE }

    /** What ends a computer's fault, and when. */
    private record Later(long at, StationComputer computer, Runnable what) {}

    @TempDir
    private Path folder;

    private final List<StationComputer> computers = new ArrayList<>();
    private final PriorityQueue<Later> ends = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    private final List<Fault> kinds = new ArrayList<>(List.of(Fault.values()));
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final ExecutorService undertaker = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "undertaker");
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void eachTerminalEndsWithExactlyItsAlertsInOrderAndEachIsAcknowledgedOnce() throws Exception {
        int stations = Size.of("stations of ten terminals", 10, 100);
        int perSecond = Size.of("hits a second", 60, 200);
        int warmUp = Size.of("seconds of hits before the first fault", 0, 30);
        int before = Size.of("seconds of faults before the hub is killed", 3, 60);
        int after = Size.of("seconds of faults after it is back", 2, 20);
        Random random = Size.random();
        // Each kind once, then any.
        Collections.shuffle(kinds, random);
        var settings = Map.of("XIETONG_MAILBOX_HEARTBEAT", LONG ? "3s" : "1s", "XIETONG_OPTS", "-Xmx1g");
        try (Site site = new Site(folder, settings).start(); Link link = new Link(site.port())) {
            var lookout = new Lookout(site);
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < stations; i++) {
                codes.add(String.format("STATION-%03d", i));
                lookout.station(codes.get(i), "", false);
            }
            List<String> persons = new ArrayList<>();
            List<List<String>> police = new ArrayList<>();
            for (int i = 0; i < stations * ORDERS; i++) {
                persons.add(Lookout.identifier(i));
                String one = codes.get(i % stations);
                String other = codes.get(random.nextInt(stations));
                police.add(i % 10 == 3 && !one.equals(other) ? List.of(one, other) : List.of(one));
            }
            lookout.watched(persons, police);
            Map<String, List<String>> receipts = AlertTerminal.noReceipts();
            Path cursors = Files.createDirectories(folder.resolve("terminals"));
            var terminals = new ArrayList<AlertTerminal>();
            for (int i = 0; i < stations; i++) {
                Credentials credentials = Credentials.bundle(site.bundle(codes.get(i)));
                List<AlertTerminal> own = new ArrayList<>();
                for (int j = 0; j < TERMINALS; j++) {
                    own.add(new AlertTerminal(codes.get(i), j, TERMINALS, cursors, receipts));
                }
                terminals.addAll(own);
                List<List<AlertTerminal>> together = i % 2 == 0 ? List.of(own) : own.stream().map(t -> List.of(t)).toList();
                together.forEach(t -> computers.add(new StationComputer(t, credentials, link, undertaker)));
            }
            computers.forEach(StationComputer::start);
            var history = new AlertHistory(site, terminals, receipts);
            history.awaitHeads();
            try (var load = new SightingLoad(lookout, persons, police, perSecond)) {
                pause(warmUp);
                var period = new Period(load, site);
                faults(random, before);
                double reached = period.end("before the hub was killed");
                site.hub().kill();
                site.start();
                period = new Period(load, site);
                faults(random, after);
                period.end("after it was back");
                System.out.println("faults " + counts);
                endAll();
                load.close();
                System.out.printf("%d hits in all, %d sent again%n", load.sent(), load.resent());
                history.awaitAcknowledged();
                history.awaitHeads();
                history.check(load);
                assertThat(counts).containsKeys(Fault.values());
                if (LONG) {
                    assertThat(reached).as("hits a second under faults").isGreaterThan(0.95 * perSecond);
                }
            }
        } finally {
            computers.forEach(StationComputer::close);
            undertaker.shutdownNow();
        }
    }

    /** A while under load: hits answered in each second, and what processor time they took. */
    private static final class Period {
        private final SightingLoad load;
        private final ProcessorTime processor;
        private final long begin = System.nanoTime();
        private final int answered;

        Period(SightingLoad load, Site site) {
            this.load = load;
            processor = new ProcessorTime(site.hub().handle());
            answered = load.answered();
        }

        /** Prints and gives hits a second. */
        double end(String when) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            int hits = load.answered() - answered;
            System.out.printf(Locale.ROOT, "%s: %d hits in %.1f s, %.0f a second; %s%n",
                    when, hits, seconds, hits / seconds, processor.of(hits));
            return hits / seconds;
        }
    }

    private static void pause(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** One fault after the other for so long, at random computers that have none; some last beyond it. */
    private void faults(Random random, int seconds) {
        long begin = System.nanoTime();
        // Each computer about once in ten seconds; of many once in thirty.
        long step = (computers.size() > 250 ? 30 : 10) * 1_000_000_000L / computers.size();
        long end = begin + seconds * 1_000_000_000L;
        for (long at = begin; at < end; at = Math.max(at, System.nanoTime() - step) + step) {
            await(at);
            StationComputer chosen = computers.get(random.nextInt(computers.size()));
            // In a long run now and then longer than the terminal's watchdog waits.
            long longest = LONG && random.nextInt(8) == 0 ? 20_000 : 2_500;
            long length = 200_000_000L + (long) (random.nextDouble() * longest * 1e6);
            if (ends.stream().noneMatch(e -> e.computer() == chosen)) {
                Fault fault = kinds.isEmpty() ? Fault.values()[random.nextInt(Fault.values().length)] : kinds.remove(0);
                counts.merge(fault, 1, Integer::sum);
                ends.add(new Later(System.nanoTime() + length, chosen, strike(fault, chosen, length, random)));
            }
        }
    }

    private void endAll() {
        while (!ends.isEmpty()) {
            await(ends.peek().at());
        }
    }

    /** Ends meanwhile what is due. */
    private void await(long until) {
        do {
            while (!ends.isEmpty() && ends.peek().at() <= System.nanoTime()) {
                ends.poll().what().run();
            }
            long next = ends.isEmpty() ? until : Math.min(until, ends.peek().at());
            LockSupport.parkNanos(next - System.nanoTime());
        } while (System.nanoTime() < until);
        while (!ends.isEmpty() && ends.peek().at() <= System.nanoTime()) {
            ends.poll().what().run();
        }
    }

    /** Does it, and gives what ends it. */
    private static Runnable strike(Fault fault, StationComputer computer, long nanos, Random random) {
        switch (fault) {
            case KILL -> {
                computer.kill();
                return computer::start;
            }
            case PAUSE -> computer.pause(Duration.ofNanos(nanos), random);
            case CUT -> computer.cut();
            case START_TWICE -> computer.startTwice(random);
            default -> {
                computer.stop(fault == Fault.STOP_UP, fault == Fault.STOP_DOWN);
                return () -> computer.stop(false, false);
            }
        }
        return () -> { };
    }
}
