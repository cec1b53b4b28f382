// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.rules.screening.ListBuilder;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.rules.screening.Screen;
import xietong.rules.screening.Screened;
import xietong.rules.screening.WatchIndex;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/**
 * What screening costs: a list of many identifiers, and sightings in clear of whom one in a thousand is watched, by the
 * number, the old number of 15 digits, or a former name. Prints how long the list takes, its bytes for each identifier, how
 * many sightings are screened in a second, and what was missed or found wrongly.
 */
public final class ScreeningBench {
    private static final int BITS = 8;
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private ScreeningBench() {}

    /**
     * What was seen.
     *
     * @param identifiers entries of the list
     * @param packedBytes bytes of the packed list for each
     * @param heapBytes bytes of the heap for each, with the packed list once as index and once as a share
     * @param perSecond sightings screened in a second
     * @param planted sightings of someone watched
     * @param missed of these, how many were not found, or by a wrong order
     * @param wrong sightings of a stranger that matched
     */
    record Result(
            int identifiers, double packedBytes, double heapBytes, double perSecond, long planted, long missed, long wrong) {}

    /** Arguments: identifiers, sightings, threads. */
    public static void main(String[] arguments) throws Exception {
        int identifiers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int sightings = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        run(identifiers, sightings, threads);
    }

    /** Runs it once and prints it. */
    static Result run(int identifiers, int sightings, int threads) throws Exception {
        var digester = Digester.of("bench", new byte[32]);
        int persons = identifiers / 3;
        long heap = heap();
        long began = System.nanoTime();
        PackedList list = list(persons, digester);
        print("%,d identifiers of %,d watch orders digested and packed in %.1f s", list.count(), persons, since(began));
        began = System.nanoTime();
        // What another node or a source gets: the same bytes.
        List<PackedShard> share = list.shards().stream().map(s -> PackedShard.of(s.bytes().clone())).toList();
        print("read again from its bytes, and checked, in %.2f s", since(began));
        var index = new WatchIndex(PackedList.of(share));
        index.confirm(list.position(), NOW);
        double packed = (double) list.bytes() / list.count();
        double kept = (double) (heap() - heap) / list.count();
        print("%.1f bytes an identifier packed, %.1f with index and share on the heap", packed, kept);

        var screen = new Screen(digester, List.of(index), Duration.ofSeconds(1));
        screened(screen, persons, 0, Math.min(sightings, 500_000), threads);
        began = System.nanoTime();
        long[] counts = screened(screen, persons, 0, sightings, threads);
        double perSecond = sightings / since(began);
        print("%,d sightings in clear on %d threads: %,.0f a second; %,d planted, %,d missed, %,d wrong",
                sightings, threads, perSecond, counts[0], counts[1], counts[2]);
        if (index.changes() != 0 || list.shards().isEmpty()) {
            throw new IllegalStateException("the list was changed");
        }
        return new Result(list.count(), packed, kept, perSecond, counts[0], counts[1], counts[2]);
    }

    private static void print(String format, Object... values) {
        System.out.println("screening: " + String.format(Locale.ROOT, format, values));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static long heap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Each person with a number, a name and a former name. */
    private static PackedList list(int persons, Digester digester) {
        var builder = new ListBuilder("bench", BITS);
        for (int i = 0; i < persons; i++) {
            String birth = People.birth(i).toString();
            builder.add(digester.digest(Identifier.citizenId(People.number("990100", i))), i);
            builder.add(digester.digest(Identifier.name(People.name('王', i), birth)), i);
            builder.add(digester.digest(Identifier.name(People.name('汪', i), birth)), i);
        }
        return builder.build(1);
    }

    /** Planted, missed, wrong. */
    private static long[] screened(Screen screen, int persons, int from, int sightings, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        var planted = new AtomicLong();
        var missed = new AtomicLong();
        var wrong = new AtomicLong();
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = from + t;
                parts.add(pool.submit(() -> {
                    for (int i = first; i < from + sightings; i += threads) {
                        one(screen, persons, i, planted, missed, wrong);
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
        return new long[] {planted.get(), missed.get(), wrong.get()};
    }

    private static void one(Screen screen, int persons, int i, AtomicLong planted, AtomicLong missed, AtomicLong wrong) {
        boolean watched = i % 1000 == 999;
        int who = watched ? (int) (i * 7_919L % persons) : i;
        Screened answer = screen.screen(watched ? known(i / 1000, who) : stranger(i), NOW);
        if (!watched) {
            if (answer.verdict() != SightingVerdict.SIGHTING_VERDICT_NO_MATCH) {
                wrong.incrementAndGet();
            }
            return;
        }
        planted.incrementAndGet();
        if (answer.matches().size() != 1 || answer.matches().get(0).reference() != who) {
            missed.incrementAndGet();
        }
    }

    /** By the number, the old number, or the former name. */
    private static SightingReport known(int way, int who) {
        var seen = SightedIdentity.newBuilder();
        String number = People.number("990100", who);
        switch (way % 3) {
            case 0 -> seen.setIdentifier(number).setName(People.name('王', who));
            case 1 -> seen.setIdentifier(People.old(number));
            default -> seen.setName(People.name('汪', who)).setBirthDate(People.birth(who).toString());
        }
        return SightingReport.newBuilder().setIdentity(seen).build();
    }

    private static SightingReport stranger(int i) {
        return SightingReport.newBuilder()
                .setIdentity(SightedIdentity.newBuilder().setIdentifier(People.number("990200", i)).setName(People.name('李', i)))
                .build();
    }
}
