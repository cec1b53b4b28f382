// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What commands cost at each point that was measured, and how it grows with accounts and with depth. */
final class Curves {
    /** The commands of a round, in order. */
    enum Act {
        ORDER("Order"),
        REGISTER("its receipt"),
        RELEASE("Release"),
        PROMOTE("its receipt");

        private final String title;

        Act(String title) {
            this.title = title;
        }
    }

    /** A point: a hub with so many accounts, a queue of so many orders, a command. */
    record Point(int accounts, int depth, Act act) {}

    /** Of one command: microseconds that pass, microseconds that the hub computes, bytes that it writes. */
    record Cost(double micros, double computed, double written) {}

    private final List<Integer> accounts;
    private final int[] depths;
    private final Map<Point, List<Cost>> samples = new HashMap<>();

    Curves(List<Integer> accounts, int[] depths) {
        this.accounts = List.copyOf(accounts);
        this.depths = depths.clone();
    }

    void add(Point point, Cost cost) {
        samples.computeIfAbsent(point, p -> new ArrayList<>()).add(cost);
    }

    /** Medians of a point; the ledger's checkpoints, which come now and then, are not in them. */
    Cost of(Point point) {
        List<Cost> costs = samples.get(point);
        return new Cost(
                median(costs, Cost::micros), median(costs, Cost::computed), median(costs, Cost::written));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return GroupCommit.median(costs.stream().map(part::applyAsDouble).toList());
    }

    void print() {
        table("microseconds that pass for each command", Cost::micros, "%.0f");
        table("microseconds that the hub computes for it", Cost::computed, "%.0f");
        table("kilobytes that the hub's writer writes for it", c -> c.written() / 1_000, "%.1f");
        System.out.println();
        for (int size : accounts) {
            System.out.printf(Locale.ROOT, "%d accounts: %.1f kilobytes a command on average, checkpoints among them%n",
                    size, written(size) / 1_000);
        }
    }

    private double written(int size) {
        return samples.entrySet().stream()
                .filter(e -> e.getKey().accounts() == size)
                .flatMap(e -> e.getValue().stream())
                .mapToDouble(Cost::written)
                .average()
                .orElseThrow();
    }

    private void table(String what, ToDoubleFunction<Cost> part, String format) {
        System.out.printf("%n%s (medians)%n", what);
        String titles = "";
        for (Act act : Act.values()) {
            titles += String.format("%14s", act.title);
        }
        System.out.printf("%8s %6s %s%n", "accounts", "depth", titles);
        for (int size : accounts) {
            for (int depth : depths) {
                line(String.valueOf(size), String.valueOf(depth),
                        act -> String.format(Locale.ROOT, format, part.applyAsDouble(of(new Point(size, depth, act)))));
            }
        }
        int most = accounts.get(accounts.size() - 1);
        int deepest = depths[depths.length - 1];
        for (int size : accounts) {
            line(String.valueOf(size), deepest + ":" + depths[0],
                    act -> ratio(part, new Point(size, deepest, act), new Point(size, depths[0], act)));
        }
        for (int depth : depths) {
            line(most + ":" + accounts.get(0), String.valueOf(depth),
                    act -> ratio(part, new Point(most, depth, act), new Point(accounts.get(0), depth, act)));
        }
    }

    private String ratio(ToDoubleFunction<Cost> part, Point more, Point less) {
        return String.format(Locale.ROOT, "x %.2f", part.applyAsDouble(of(more)) / part.applyAsDouble(of(less)));
    }

    private static void line(String size, String depth, Function<Act, String> figure) {
        StringBuilder line = new StringBuilder(String.format("%9s %6s ", size, depth));
        for (Act act : Act.values()) {
            line.append(String.format("%14s", figure.apply(act)));
        }
        System.out.println(line);
    }
}
