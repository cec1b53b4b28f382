// SPDX-License-Identifier: Apache-2.0
package xietong.rules.statistics;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import xietong.rules.Catalogue;
import xietong.rules.calendar.Deadlines;
import xietong.store.v1.StatisticsBucket;
import xietong.store.v1.StatisticsCell;

/**
 * Figures added up by organisation, day and kind. What a resource contributes is a function of its state alone; a change
 * adds what the new state contributes and takes away what the old one did. So figures that were kept change by change, and
 * figures that are made anew from all states, are the same to the unit, in whatever order they are made.
 */
public final class Tally {
    /** How figures are counted: greater with every change of what any kind of resource contributes. */
    public static final int VERSION = 1;

    private static final long HOUR = 3_600;

    /** Where a figure counts. */
    public record Key(String organisation, String day, String kind) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::organisation).thenComparing(Key::day).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        static Key of(StatisticsCell cell) {
            return new Key(cell.getOrganisation(), cell.getDay(), cell.getKind());
        }
    }

    private final Map<Key, StatisticsCell> cells = new TreeMap<>();

    /** From all states. */
    public static Tally rebuilt(Stream<? extends Message> states) {
        var tally = new Tally();
        states.forEach(state -> tally.count(state, 1));
        return tally;
    }

    /** What a change adds and takes away, by cell; the empty state of its kind stands for not being there. */
    public static List<StatisticsCell> difference(Message before, Message after) {
        var tally = new Tally();
        tally.count(before, -1);
        tally.count(after, 1);
        return List.copyOf(tally.cells());
    }

    /** Takes a change. */
    public void take(Message before, Message after) {
        difference(before, after).forEach(this::add);
    }

    /** All cells that are not empty, in order. */
    public Collection<StatisticsCell> cells() {
        return List.copyOf(cells.values());
    }

    private void count(Message state, int times) {
        Catalogue.resourceOf(state).figures(state).forEach(figure -> add(cell(figure, times)));
    }

    private void add(StatisticsCell cell) {
        cells.merge(Key.of(cell), cell, Tally::sum);
        cells.remove(Key.of(cell), empty(cell));
    }

    private static StatisticsCell empty(StatisticsCell cell) {
        return StatisticsCell.newBuilder()
                .setOrganisation(cell.getOrganisation())
                .setDay(cell.getDay())
                .setKind(cell.getKind())
                .build();
    }

    private static StatisticsCell cell(Figure figure, int times) {
        var cell = StatisticsCell.newBuilder()
                .setOrganisation(figure.organisation())
                .setDay(figure.when().atZone(Deadlines.ZONE).toLocalDate().toString())
                .setKind(figure.kind());
        switch (figure.what()) {
            case RECEIVED -> cell.setReceived(times);
            case RETURNED -> cell.setReturned(times);
            case OVERDUE -> cell.setOverdue(times);
            case DONE -> {
                long seconds = figure.took().toSeconds();
                cell.setDone(times)
                        .setSeconds(times * seconds)
                        .addTimes(StatisticsBucket.newBuilder().setHours((seconds + HOUR - 1) / HOUR).setCount(times));
            }
            default -> throw new IllegalArgumentException(figure.toString());
        }
        return cell.build();
    }

    /** Of one organisation, day and kind: everything added, and the times by their hours. */
    public static StatisticsCell sum(StatisticsCell a, StatisticsCell b) {
        var times = new TreeMap<Long, Long>();
        Stream.concat(a.getTimesList().stream(), b.getTimesList().stream())
                .forEach(t -> times.merge(t.getHours(), t.getCount(), Long::sum));
        var sum = a.toBuilder()
                .setReceived(a.getReceived() + b.getReceived())
                .setDone(a.getDone() + b.getDone())
                .setReturned(a.getReturned() + b.getReturned())
                .setOverdue(a.getOverdue() + b.getOverdue())
                .setSeconds(a.getSeconds() + b.getSeconds())
                .clearTimes();
        times.forEach((hours, count) -> {
            if (count != 0) {
                sum.addTimes(StatisticsBucket.newBuilder().setHours(hours).setCount(count));
            }
        });
        return sum.build();
    }
}
