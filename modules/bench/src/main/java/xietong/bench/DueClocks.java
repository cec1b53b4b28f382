// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import xietong.client.HubClient;
import xietong.hub.identity.Identity;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.CommandHeader;
import xietong.v1.MailboxItem;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.WarningStep;

/**
 * What a clock's step costs that falls due among many that do not: hubs with few and with many open clocks, one after the
 * other, in each as many steps that fall due at even distances. Each step makes a matter overdue, raises a warning and tells
 * two courts. Measured is the time from when it fell due to the warning on the court's stream; what fell due before that,
 * while the clock was moved, is made up for first and shows how many the hub fires a second at most.
 */
public final class DueClocks {
    /** From the orders to the first that falls due: longer than writing them takes. */
    private static final Duration AHEAD = Duration.ofHours(3);

    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int count;
    private final int rate;
    private final Latencies latencies;
    private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger reminders = new AtomicInteger();
    private volatile Duration moved = Duration.ZERO;

    /**
     * What was found.
     *
     * @param clocks open ones
     * @param startSeconds from the start of the process until it listens
     * @param madeUp fired a second where all were overdue
     * @param late from falling due to the warning on the stream
     * @param micros that the hub computed for each, in microseconds
     * @param bytes that the hub wrote for each
     * @param heap bytes in use after a collection, when it had started
     */
    record Result(
            int clocks, double startSeconds, double madeUp, Latencies.Sorted late, double micros, double bytes, long heap) {}

    private DueClocks(int count, int rate) {
        this.count = count;
        this.rate = rate;
        this.latencies = new Latencies(count);
    }

    /** Arguments: configuration folder, steps a second, seconds, numbers of open clocks. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        List<Integer> sizes = Arrays.stream(arguments).skip(3).map(Integer::parseInt).toList();
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, rate, rate * seconds, sizes.isEmpty() ? List.of(10_000, 1_000_000) : sizes);
        } finally {
            GroupCommit.delete(folder);
        }
        System.exit(0);
    }

    /** One hub for each number of open clocks, in a folder of its own. */
    static List<Result> run(Path folder, Path config, int rate, int count, List<Integer> sizes) throws Exception {
        var results = new ArrayList<Result>();
        for (int size : sizes) {
            Path data = folder.resolve("of-" + size);
            results.add(new DueClocks(count, rate).measured(data, config, size));
            GroupCommit.delete(data);
        }
        return results;
    }

    private Result measured(Path data, Path config, int size) throws Exception {
        HubProcess.plain(data, config, 256, "sqlite").close();
        long began = System.nanoTime();
        Instant first = filled(data, size);
        print("%,d open clocks and %,d that fall due written to the ledger in %.0f s", size, count, since(began));
        began = System.nanoTime();
        try (HubProcess hub = HubProcess.plain(data, config, 256, "sqlite");
                HubClient court = hub.client(ClockLedger.COURT);
                HubClient operator = hub.client(Identity.OPERATOR)) {
            double started = since(began);
            long heap = hub.heap();
            print("the hub listens after %.1f s, with %,d MB of heap in use", started, heap >> 20);
            try (var stream = court.subscription("bench").start(this::arrived)) {
                double madeUp = count / madeUp(operator, first);
                print("%,d steps that were overdue together: %,.0f a second", count, madeUp);
                moveTo(operator, first.minus(MARGIN));
                long computed = hub.computed();
                long written = hub.written();
                await(latencies::count);
                double micros = (hub.computed() - computed) / 1e3 / count;
                double bytes = (double) (hub.written() - written) / count;
                Latencies.Sorted late = latencies.sorted();
                System.out.println("clocks: from falling due to the warning on the stream, " + rate
                        + " a second:      p50      p90      p99    p99.9      max  milliseconds");
                System.out.println("clocks:" + late.figures());
                late.printHistogram();
                print("for each %.0f microseconds computed and %,.0f bytes written by the hub's writer", micros, bytes);
                if (arrivals.values().stream().anyMatch(times -> times != 1)) {
                    throw new IllegalStateException("a step fired more than once");
                }
                return new Result(size, started, madeUp, late, micros, bytes, heap);
            }
        }
    }

    private Instant filled(Path data, int size) {
        try (var ledger = new ClockLedger(data)) {
            ledger.docket(size / ClockLedger.NODES);
            Instant first = Instant.now().plus(AHEAD);
            ledger.order(count, first, 1_000_000_000L / rate);
            return first;
        }
    }

    /** Moves the clock to where four fifths of each time have passed, and the seconds until all have been told. */
    private double madeUp(HubClient operator, Instant first) {
        Duration window = Duration.ofSeconds(count / rate + 1);
        Instant reminded = first.minus(AHEAD.dividedBy(5)).plus(window).plus(Duration.ofMinutes(1));
        long began = System.nanoTime();
        moveTo(operator, reminded);
        await(reminders::get);
        return since(began);
    }

    private void moveTo(HubClient operator, Instant moment) {
        Duration by = Duration.between(Instant.now().plus(moved), moment);
        operator.admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId("move-" + moment)
                        .setReason("演练")
                        .setOfficer(Officer.newBuilder()
                                .setId("bench")
                                .setName("演示员")
                                .setRole(OfficerRole.OFFICER_ROLE_ADMINISTRATOR)))
                .setSeconds(by.toSeconds())
                .build());
        moved = moved.plusSeconds(by.toSeconds());
    }

    /** A warning was raised when four fifths had passed, and became graver when the time was up. */
    private void arrived(MailboxItem item) {
        if (item.getTopic().equals("warning.raised")) {
            reminders.incrementAndGet();
        } else if (item.getTopic().equals("warning.graver")) {
            WarningStep step = item.getWarning().getSteps(item.getWarning().getStepsCount() - 1);
            Instant due = Instant.ofEpochSecond(step.getDueTime().getSeconds(), step.getDueTime().getNanos());
            long late = Duration.between(due, Instant.now().plus(moved)).toNanos();
            arrivals.merge(item.getResource(), 1, Integer::sum);
            latencies.add(0, late);
        }
    }

    private void await(IntSupplier arrived) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (arrived.getAsInt() < count) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(arrived.getAsInt() + " of " + count + " steps have fired");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("clocks: " + String.format(Locale.ROOT, format, values));
    }
}
