// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.time.Duration;
import java.util.Locale;

/** Processor time that the test and its hub take, counted from the making of this. */
final class ProcessorTime {
    private final ProcessHandle hub;
    private final long hubFrom;
    private final long testFrom = nanos(ProcessHandle.current());

    ProcessorTime(ProcessHandle hub) {
        this.hub = hub;
        hubFrom = nanos(hub);
    }

    /** In seconds, and in milliseconds for each of so many hits, where there were any. */
    String of(int hits) {
        return String.format(Locale.ROOT, "processor time: %s; %s",
                share("hub", nanos(hub) - hubFrom, hits),
                share("terminals, lines and source", nanos(ProcessHandle.current()) - testFrom, hits));
    }

    private static String share(String whose, long nanos, int hits) {
        String each = hits == 0 ? "" : String.format(Locale.ROOT, ", %.2f ms a hit", nanos / 1e6 / hits);
        return String.format(Locale.ROOT, "%s %.1f s%s", whose, nanos / 1e9, each);
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
