// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import xietong.app.output.Columns;
import xietong.app.output.WarningText;
import xietong.app.output.WarningWords;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.rules.calendar.Deadlines;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRow;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.Warning;
import xietong.v1.WarningBox;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;

/**
 * The five overdue kinds 五超 of a court, team by team, as its wall would show them: what is overdue now. The same warnings
 * are counted a second way, by the hub's statistics, and both must agree.
 */
final class FiveOverdue {
    private static final List<WarningKind> KINDS = List.of(
            WarningKind.WARNING_KIND_UNCONTROLLED, WarningKind.WARNING_KIND_UNDISPOSED, WarningKind.WARNING_KIND_UNPAID,
            WarningKind.WARNING_KIND_UNCLOSED, WarningKind.WARNING_KIND_UNARCHIVED);
    private static final int TICKER = 5;
    private static final int YEARS = 5;

    private final HubClient hub;
    private final Organisation court;
    private final Instant now;
    private final Consumer<String> out;

    FiveOverdue(HubClient hub, Organisation court, Instant now, Consumer<String> out) {
        this.hub = hub;
        this.court = court;
        this.now = now;
        this.out = out;
    }

    /** Shows it; says whether the court has so many teams, and whether lists and statistics agree. */
    boolean show(String teams) {
        List<Warning> open = Stream.of(WarningBox.WARNING_BOX_OPEN, WarningBox.WARNING_BOX_ACKNOWLEDGED)
                .flatMap(box -> hub.warnings().list(box))
                .filter(w -> KINDS.contains(w.getKind()))
                .toList();
        List<Warning> overdue =
                open.stream().filter(w -> w.getLevel().getNumber() >= WarningLevel.WARNING_LEVEL_OVERDUE_VALUE).toList();
        Map<String, List<Warning>> byTeam = new TreeMap<>();
        court.getDesksList().stream().map(Desk::getCode).filter(desk -> desk.startsWith("team-"))
                .forEach(team -> byTeam.put(team, new ArrayList<>()));
        boolean asStated = byTeam.size() == Integer.parseInt(teams);
        overdue.forEach(w -> byTeam.computeIfAbsent(w.getTeam(), team -> new ArrayList<>()).add(w));
        table(byTeam, overdue);
        out.accept((asStated ? "✓" : "✗") + "  执行团队 teams: 原文 stated " + teams + "，名录 directory "
                + court.getDesksList().stream().filter(desk -> desk.getCode().startsWith("team-")).count());
        out.accept("");
        ticker(overdue);
        return asStated & agrees(open);
    }

    private void table(Map<String, List<Warning>> byTeam, List<Warning> all) {
        var table = new Columns(Stream.of(Stream.of("团队 team"),
                        KINDS.stream().map(WarningWords::word), Stream.of("合计 sum", "最长天数 longest, days"))
                .flatMap(columns -> columns).toArray(String[]::new));
        byTeam.forEach((team, warnings) -> table.add(row(team.isEmpty() ? "—" : team, warnings)));
        table.add(row("合计 sum", all));
        table.print(out);
    }

    private String[] row(String title, List<Warning> warnings) {
        long longest = warnings.stream().mapToLong(w -> WarningText.daysLate(w, now)).max().orElse(0);
        return Stream.of(Stream.of(title),
                        KINDS.stream().map(kind -> count(warnings, kind)),
                        Stream.of(String.valueOf(warnings.size()), warnings.isEmpty() ? "" : String.valueOf(longest)))
                .flatMap(columns -> columns)
                .toArray(String[]::new);
    }

    private static String count(List<Warning> warnings, WarningKind kind) {
        long count = warnings.stream().filter(w -> w.getKind() == kind).count();
        return count == 0 ? "" : String.valueOf(count);
    }

    /** Those that are late the longest, as they would roll over the wall. */
    private void ticker(List<Warning> overdue) {
        var table = new Columns("超期 overdue", "案号 case", "团队 team", "到期 due", "天数 days", "阶梯 rung", "已报 laid before");
        overdue.stream()
                .sorted(Comparator.comparing((Warning w) -> WarningText.daysLate(w, now)).reversed())
                .limit(TICKER)
                .forEach(w -> table.add(WarningWords.word(w.getKind()), w.getCaseNumber(), w.getTeam(),
                        Words.time(w.getDueTime()), String.valueOf(WarningText.daysLate(w, now)),
                        WarningWords.word(w.getRung()), String.join(" ", w.getLaidBeforeList())));
        table.print(out);
        out.accept("");
    }

    /** Raised less cleared, by the statistics, must be what the lists hold. */
    private boolean agrees(List<Warning> open) {
        LocalDate today = now.atZone(Deadlines.ZONE).toLocalDate();
        List<StatisticsRow> rows = hub.statistics().query(StatisticsServiceQueryRequest.newBuilder()
                .addOrganisations(court.getCode())
                .setPeriod(StatisticsPeriod.STATISTICS_PERIOD_YEAR)
                .setFirstDay(today.minusYears(YEARS).toString())
                .setLastDay(today.toString())
                .addAllKinds(KINDS.stream().map(FiveOverdue::kind).toList())
                .build());
        var table = new Columns("", "五超 five", "产生 raised", "解除 cleared", "其中超期 overdue", "未解除 open", "列表 lists");
        boolean all = true;
        for (WarningKind kind : KINDS) {
            List<StatisticsRow> own = rows.stream().filter(r -> r.getKind().equals(kind(kind))).toList();
            long raised = own.stream().mapToLong(StatisticsRow::getReceived).sum();
            long cleared = own.stream().mapToLong(StatisticsRow::getDone).sum();
            long listed = open.stream().filter(w -> w.getKind() == kind).count();
            boolean fits = raised - cleared == listed;
            all &= fits;
            table.add(fits ? "✓" : "✗", WarningWords.word(kind), String.valueOf(raised), String.valueOf(cleared),
                    String.valueOf(own.stream().mapToLong(StatisticsRow::getOverdue).sum()),
                    String.valueOf(raised - cleared), String.valueOf(listed));
        }
        table.print(out);
        return all;
    }

    private static String kind(WarningKind kind) {
        return "warning/" + Words.shortName(kind);
    }
}
