// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * How long each of many things took, in nanoseconds from when it should have begun: each is kept, so every figure is exact.
 * Any number of threads may record.
 */
final class Latencies {
    private static final double[] MILLIS = {1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000};
    private static final int WIDTH = 50;

    private final long[] begun;
    private final long[] took;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int most) {
        begun = new long[most];
        took = new long[most];
    }

    void add(long beginning, long end) {
        int i = count.getAndIncrement();
        if (i < begun.length) {
            begun[i] = beginning;
            took[i] = end - beginning;
        }
    }

    int count() {
        return Math.min(count.get(), begun.length);
    }

    /** All in order of length. */
    Sorted sorted() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Those that should have begun in a time, {@code until} excluded, in order of length. */
    Sorted between(long from, long until) {
        int known = count();
        long[] some = LongStream.range(0, known)
                .filter(i -> begun[(int) i] >= from && begun[(int) i] < until)
                .map(i -> took[(int) i])
                .toArray();
        return Sorted.of(some);
    }

    /** Lengths in order. */
    record Sorted(long[] nanos) {
        static Sorted of(long[] some) {
            Arrays.sort(some);
            return new Sorted(some);
        }

        Sorted with(Sorted other) {
            return of(LongStream.concat(Arrays.stream(nanos), Arrays.stream(other.nanos)).toArray());
        }

        int count() {
            return nanos.length;
        }

        /** Milliseconds within which a share of them ended. */
        double millis(double share) {
            int rank = (int) Math.ceil(share * nanos.length);
            return nanos.length == 0 ? Double.NaN : nanos[Math.max(0, rank - 1)] / 1e6;
        }

        double max() {
            return millis(1);
        }

        /** p50 p90 p99 p99.9 max, in columns of nine. */
        String figures() {
            return String.format(Locale.ROOT, "%9.1f%9.1f%9.1f%9.1f%9.1f",
                    millis(0.5), millis(0.9), millis(0.99), millis(0.999), max());
        }

        void printHistogram() {
            int from = 0;
            for (double bound : MILLIS) {
                int to = below(bound * 1e6);
                if (to > from) {
                    line("up to " + Math.round(bound) + " ms", to - from, to);
                }
                from = to;
            }
            if (from < nanos.length) {
                line("more", nanos.length - from, nanos.length);
            }
        }

        private int below(double bound) {
            int i = Arrays.binarySearch(nanos, (long) bound + 1);
            if (i < 0) {
                return -i - 1;
            }
            while (i > 0 && nanos[i - 1] == nanos[i]) {
                i--;
            }
            return i;
        }

        private void line(String title, int some, int upTo) {
            double share = (double) some / nanos.length;
            System.out.printf(Locale.ROOT, "%14s %8d %8.3f %% %9.3f %%  %s%n",
                    title, some, 100 * share, 100.0 * upTo / nanos.length, "█".repeat((int) Math.ceil(WIDTH * share)));
        }
    }
}
