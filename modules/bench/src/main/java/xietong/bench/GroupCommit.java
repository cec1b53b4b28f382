// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What group commit is worth: the same hub with a batch limit of 1 and with the default, alternating, 256 commands in
 * flight over 8 connections. Prints commands accepted, fsyncs counted by strace, and the medians' ratio.
 */
public final class GroupCommit {
    private static final int CONNECTIONS = 8;
    private static final int IN_FLIGHT = 256;
    private static final int DEFAULT_LIMIT = 256;

    private GroupCommit() {}

    /** Medians of the rounds. */
    record Result(double singlePerSecond, double groupedPerSecond, double commandsPerFsync) {
        /** How many times as many commands the default commits. */
        double ratio() {
            return groupedPerSecond / singlePerSecond;
        }
    }

    /** Arguments: configuration folder, rounds, seconds a round, seconds of warm-up. */
    public static void main(String[] arguments) throws Exception {
        String uncountable = HubProcess.uncountable();
        if (!uncountable.isEmpty()) {
            System.err.println("the bench counts fsyncs and was not run: " + uncountable);
            System.exit(1);
        }
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        int warmUp = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp));
        } finally {
            delete(folder);
        }
    }

    /** Runs the rounds on two hubs of its own in a folder and prints them. */
    static Result run(Path folder, Path config, int rounds, Duration round, Duration warmUp) throws Exception {
        try (var single = HubProcess.traced(folder.resolve("single"), config, 1, "sqlite");
                var grouped = HubProcess.traced(folder.resolve("grouped"), config, DEFAULT_LIMIT, "sqlite")) {
            return run(single, grouped, rounds, round, warmUp);
        }
    }

    private static Result run(HubProcess single, HubProcess grouped, int rounds, Duration round, Duration warmUp)
            throws Exception {
        System.out.println("durability, as the engine reports it: " + grouped.durability());
        List<Double> ones = new ArrayList<>();
        List<Double> groups = new ArrayList<>();
        List<Double> perFsync = new ArrayList<>();
        try (var toSingle = new Load(single, CONNECTIONS, IN_FLIGHT);
                var toGrouped = new Load(grouped, CONNECTIONS, IN_FLIGHT)) {
            toSingle.run(warmUp);
            toGrouped.run(warmUp);
            System.out.println("round  batch limit  commands/s  commands per fsync");
            for (int i = 1; i <= rounds; i++) {
                ones.add(round(i, 1, single, toSingle, round, new ArrayList<>()));
                groups.add(round(i, DEFAULT_LIMIT, grouped, toGrouped, round, perFsync));
            }
        }
        var result = new Result(median(ones), median(groups), median(perFsync));
        System.out.printf(
                "median: %.0f/s with batch limit 1, %.0f/s with %d: %.1f times as many, %.1f commands per fsync%n",
                result.singlePerSecond(), result.groupedPerSecond(), DEFAULT_LIMIT, result.ratio(),
                result.commandsPerFsync());
        return result;
    }

    private static double round(int i, int limit, HubProcess hub, Load load, Duration time, List<Double> perFsync)
            throws Exception {
        long before = hub.fsyncs();
        long began = System.nanoTime();
        long accepted = load.run(time);
        double perSecond = accepted / ((System.nanoTime() - began) / 1e9);
        double each = (double) accepted / Math.max(1, hub.fsyncs() - before);
        perFsync.add(each);
        System.out.printf("%5d  %11d  %10.0f  %18.1f%n", i, limit, perSecond, each);
        return perSecond;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
