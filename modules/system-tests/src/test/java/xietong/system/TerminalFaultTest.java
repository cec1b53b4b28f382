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

/**
 * Terminals that are killed, paused, cut off, stopped in one direction and started twice at random, while sightings come and
 * the hub is killed once: each ends with exactly the alerts that its station is entitled to, in order, each acknowledged once.
 */
@ExtendWith(Watch.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalFaultTest {
    private static final int TERMINALS = 10;
    private static final int ORDERS = 10;

    private enum Fault { KILL, PAUSE, CUT, STOP_UP, STOP_DOWN, START_TWICE }

    /** What ends a fault, and when. */
    private record Later(long at, int terminal, Runnable what) {}

    @TempDir
    private Path folder;

    private final List<AlertTerminal> terminals = new ArrayList<>();
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
        int seconds = Size.of("seconds of faults", 5, 60);
        Random random = Size.random();
        var settings = Map.of("XIETONG_MAILBOX_HEARTBEAT", seconds > 20 ? "3s" : "1s", "XIETONG_OPTS", "-Xmx1g");
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
            for (String code : codes) {
                for (int i = 0; i < TERMINALS; i++) {
                    terminals.add(new AlertTerminal(
                            code, i, TERMINALS, site.bundle(code), cursors, link, receipts, undertaker));
                }
            }
            terminals.forEach(AlertTerminal::start);
            var history = new AlertHistory(site, terminals, receipts);
            history.awaitHeads();
            long begin = System.nanoTime();
            var load = new SightingLoad(lookout, persons, police, perSecond);
            try (load) {
                faults(site, random, seconds);
            }
            double lasted = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%d hits in %.1f s, %d sent again; faults %s%n",
                    load.sent(), lasted, load.resent(), counts);
            history.awaitHeads();
            history.check(load);
            assertThat(counts).containsKeys(Fault.values());
        } finally {
            terminals.forEach(AlertTerminal::close);
            undertaker.shutdownNow();
        }
    }

    /** One fault after the other, at random terminals that have none; the hub is killed about half way. */
    private void faults(Site site, Random random, int seconds) {
        var ends = new PriorityQueue<Later>((a, b) -> Long.compare(a.at(), b.at()));
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long kill = begin + (long) ((0.4 + random.nextDouble() * 0.2) * seconds * 1e9);
        // Each terminal about once in ten seconds; of a thousand once in thirty.
        long step = (terminals.size() > 500 ? 30 : 10) * 1_000_000_000L / terminals.size();
        // Each kind once, then any.
        List<Fault> kinds = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(kinds, random);
        boolean killed = false;
        for (long at = begin; at < end || !ends.isEmpty(); at = Math.max(at, System.nanoTime() - step) + step) {
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            while (!ends.isEmpty() && ends.peek().at() <= System.nanoTime()) {
                ends.poll().what().run();
            }
            if (!killed && System.nanoTime() > kill) {
                killed = true;
                site.hub().kill();
                site.start();
            }
            if (at < end) {
                int chosen = random.nextInt(terminals.size());
                // In a long run now and then longer than the terminal's watchdog waits.
                long longest = seconds > 20 && random.nextInt(8) == 0 ? 20_000 : 2_500;
                long length = 200_000_000L + (long) (random.nextDouble() * longest * 1e6);
                if (ends.stream().noneMatch(e -> e.terminal() == chosen)) {
                    Fault fault = kinds.isEmpty()
                            ? Fault.values()[random.nextInt(Fault.values().length)]
                            : kinds.remove(0);
                    counts.merge(fault, 1, Integer::sum);
                    ends.add(new Later(System.nanoTime() + length, chosen, strike(fault, terminals.get(chosen), length)));
                }
            }
        }
        assertThat(killed).isTrue();
    }

    /** Does it, and gives what ends it. */
    private static Runnable strike(Fault fault, AlertTerminal terminal, long nanos) {
        switch (fault) {
            case KILL -> {
                terminal.kill();
                return terminal::start;
            }
            case PAUSE -> terminal.pause(Duration.ofNanos(nanos));
            case CUT -> terminal.cut();
            case START_TWICE -> terminal.restart();
            default -> {
                terminal.stop(fault == Fault.STOP_UP, fault == Fault.STOP_DOWN);
                return () -> terminal.stop(false, false);
            }
        }
        return () -> { };
    }
}
