// SPDX-License-Identifier: Apache-2.0
package xietong.rules.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.rules.Refused;
import xietong.store.v1.StatisticsBucket;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Reason;
import xietong.v1.StatisticsRanking;
import xietong.v1.StatisticsRow;

/**
 * Cells put together to the rows of an answer: whole numbers throughout, with the rounding that the contract states.
 *
 * <p>Refused with: REASON_TOO_LARGE for more rows than an answer holds.
 */
public final class StatisticsRows {
    private static final long WHOLE = 10_000;
    /** A megabyte and more. */
    private static final int MOST = 20_000;

    private StatisticsRows() {}

    private record Key(String period, String organisation, String kind) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::organisation).thenComparing(Key::period).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The answer. */
    public static List<StatisticsRow> of(Stream<StatisticsCell> cells, StatisticsQuestion question) {
        Map<Key, StatisticsCell> sums = new TreeMap<>();
        cells.filter(question::concerns).forEach(cell -> {
            sums.merge(new Key(question.period(cell.getDay()), cell.getOrganisation(), question.kind(cell)), cell, Tally::sum);
            if (sums.size() > MOST) {
                throw new Refused(Reason.REASON_TOO_LARGE, "more rows than one answer holds").with("accepted", MOST);
            }
        });
        List<StatisticsRow> rows = sums.entrySet().stream().map(e -> row(e.getKey(), e.getValue(), question)).toList();
        StatisticsRanking ranking = question.request().getRanking();
        return ranking == StatisticsRanking.STATISTICS_RANKING_UNSPECIFIED ? rows : ranked(rows, ranking);
    }

    private static StatisticsRow row(Key key, StatisticsCell sum, StatisticsQuestion question) {
        long received = sum.getReceived();
        long done = sum.getDone();
        return StatisticsRow.newBuilder()
                .setOrganisation(key.organisation())
                .setDivision(question.division(key.organisation()))
                .setPeriod(key.period())
                .setKind(key.kind())
                .setReceived(received)
                .setDone(done)
                .setReturned(sum.getReturned())
                .setOverdue(sum.getOverdue())
                .setMeanSeconds(done == 0 ? 0 : sum.getSeconds() / done)
                .setMedianHours(percentile(sum.getTimesList(), done, 50))
                .setPercentile90Hours(percentile(sum.getTimesList(), done, 90))
                .setDoneShare(received == 0 ? 0 : (2 * done * WHOLE + received) / (2 * received))
                .setDoneShareCut(received == 0 ? 0 : done * WHOLE / received)
                .build();
    }

    /** The nearest rank: the smallest value that at least so many percent do not exceed. */
    private static long percentile(List<StatisticsBucket> times, long count, int percent) {
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (StatisticsBucket bucket : times) {
            seen += bucket.getCount();
            if (seen >= rank && count > 0) {
                return bucket.getHours();
            }
        }
        return 0;
    }

    private static List<StatisticsRow> ranked(List<StatisticsRow> rows, StatisticsRanking ranking) {
        Map<String, List<StatisticsRow>> periods = rows.stream()
                .collect(Collectors.groupingBy(StatisticsRow::getPeriod, TreeMap::new, Collectors.toList()));
        var all = new ArrayList<StatisticsRow>();
        Function<StatisticsRow, Long> by = by(ranking);
        for (List<StatisticsRow> period : periods.values()) {
            List<StatisticsRow> sorted = period.stream().sorted(Comparator.comparing(by).reversed()).toList();
            int rank = 0;
            for (int i = 0; i < sorted.size(); i++) {
                boolean equal = i > 0 && by.apply(sorted.get(i)).equals(by.apply(sorted.get(i - 1)));
                rank = equal ? rank : i + 1;
                all.add(sorted.get(i).toBuilder().setRank(rank).build());
            }
        }
        return all;
    }

    private static Function<StatisticsRow, Long> by(StatisticsRanking ranking) {
        return switch (ranking) {
            case STATISTICS_RANKING_DONE -> StatisticsRow::getDone;
            case STATISTICS_RANKING_DONE_SHARE -> StatisticsRow::getDoneShare;
            case STATISTICS_RANKING_OVERDUE -> StatisticsRow::getOverdue;
            case STATISTICS_RANKING_MEAN -> row -> row.getDone() == 0 ? Long.MIN_VALUE : -row.getMeanSeconds();
            default -> throw new IllegalArgumentException(ranking.toString());
        };
    }
}
