// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import xietong.hub.writer.CommittedFigures;
import xietong.ledger.Figures;
import xietong.ledger.Reads;
import xietong.rules.book.Matters;
import xietong.rules.calendar.Deadlines;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.WallPeriod;
import xietong.v1.WallPeriods;

/**
 * Matters of thirty days by kind, from the figures that every commit adds up: read anew each minute, some courts at a time,
 * so that nobody waits for a nation's. For one thread.
 */
final class Periods {
    private static final int DAYS = 30;
    private static final int COURTS_AT_ONCE = 200;
    private static final int PAGE = 500;
    private static final int MOST = 6;
    private static final long WHOLE = 10_000;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String KIND = "entrustment/";

    private final Reads reads;
    private final Area area;
    private Iterator<String> courts;
    private String first;
    private String last;
    private Map<String, StatisticsCell> sums = new HashMap<>();
    private Map<String, StatisticsCell> known = Map.of();
    private long readAt;

    Periods(Reads reads, Area area) {
        this.reads = reads;
        this.area = area;
    }

    /** Goes on reading where it is time. Blocks. */
    void look(Instant now) {
        if (courts == null && (readAt == 0 || System.nanoTime() - readAt >= EVERY.toNanos())) {
            readAt = System.nanoTime();
            last = now.atZone(Deadlines.ZONE).toLocalDate().toString();
            first = now.atZone(Deadlines.ZONE).toLocalDate().minusDays(DAYS - 1L).toString();
            sums = new HashMap<>();
            courts = area.directory().all().stream()
                    .filter(o -> o.getKind() == OrganisationKind.ORGANISATION_KIND_COURT)
                    .map(Organisation::getCode)
                    .filter(area::has)
                    .iterator();
        }
        for (int i = 0; courts != null && i < COURTS_AT_ONCE; i++) {
            if (!courts.hasNext()) {
                known = sums;
                courts = null;
            } else {
                read(courts.next());
            }
        }
    }

    private void read(String court) {
        Figures.Key after = null;
        List<Figures> page;
        do {
            page = reads.figures(court, first, last, after, PAGE);
            for (Figures row : page) {
                if (row.key().kind().startsWith(KIND)) {
                    StatisticsCell cell = CommittedFigures.cell(row);
                    sums.merge(row.key().kind().substring(KIND.length()), cell, Periods::sum);
                }
                after = row.key();
            }
        } while (page.size() == PAGE);
    }

    private static StatisticsCell sum(StatisticsCell a, StatisticsCell b) {
        return a.toBuilder()
                .clearTimes()
                .setReceived(a.getReceived() + b.getReceived())
                .setDone(a.getDone() + b.getDone())
                .setOverdue(a.getOverdue() + b.getOverdue())
                .build();
    }

    /** By kind, the most first. */
    WallPeriods periods(Matters matters) {
        var periods = new ArrayList<WallPeriod>();
        known.forEach((kind, sum) -> {
            Matters.Kind named = matters.kinds().get(kind);
            int usual = matters.period().usualDays();
            periods.add(WallPeriod.newBuilder()
                    .setMatter(named == null ? kind : named.title())
                    .setReceived((int) sum.getReceived())
                    .setDone((int) sum.getDone())
                    .setLate((int) sum.getOverdue())
                    .setDays(named == null || named.periodDays() == 0 ? usual : named.periodDays())
                    .build());
        });
        periods.sort(Comparator.comparing(WallPeriod::getReceived).reversed().thenComparing(WallPeriod::getMatter));
        return WallPeriods.newBuilder().addAllPeriods(periods.subList(0, Math.min(MOST, periods.size()))).build();
    }

    /** Confirmed among received, in hundredths of a percent. */
    int doneShare() {
        long received = known.values().stream().mapToLong(StatisticsCell::getReceived).sum();
        long done = known.values().stream().mapToLong(StatisticsCell::getDone).sum();
        return received == 0 ? 0 : (int) ((2 * done * WHOLE + received) / (2 * received));
    }
}
