// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.app.output.StatisticsFigure;
import xietong.app.output.StatisticsPlot;
import xietong.app.output.StatisticsText;
import xietong.client.HubClient;
import xietong.rules.calendar.Deadlines;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRanking;
import xietong.v1.StatisticsRow;
import xietong.v1.StatisticsServiceQueryRequest;

/** Figures without persons. */
@Command(name = "stats", description = {
    "Figures of the caller and of organisations below it 统计: received, done, returned, overdue, and how long it took.",
    "Median and ninetieth percentile in begun hours, by the nearest rank; shares rounded half up, and cut off beside."
})
final class StatsCommand extends HubCommand {
    @Option(names = "--period", paramLabel = "PERIOD", defaultValue = "MONTH", converter = ShortNames.Periods.class,
            completionCandidates = ShortNames.Periods.class,
            description = "Length of the periods, one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private StatisticsPeriod period;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, as 2026-01-01. Default: the first of the year.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: today.")
    private LocalDate to;

    @Option(names = "--org", paramLabel = "CODE",
            description = "Only this organisation, the caller or below it. Repeatable. Default: all that have figures.")
    private List<String> organisations = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND",
            description = "Only this kind, e.g. warning/UNPAID, or warning for all of them. Repeatable.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--all-kinds", description = "Put kinds together.")
    private boolean allKinds;

    @Option(names = "--rank", paramLabel = "BY", converter = ShortNames.Rankings.class,
            completionCandidates = ShortNames.Rankings.class,
            description = "Rank within each period 排名, by one of ${COMPLETION-CANDIDATES}.")
    private StatisticsRanking ranking;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a new CSV file instead of a table; - writes to the console.")
    private Path csv;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw a picture besides, a new file that ends in .svg or .png.")
    private Path plot;

    @Option(names = "--figure", paramLabel = "FIGURE", defaultValue = "RECEIVED,DONE,OVERDUE", split = ",",
            description = "What the picture shows, of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<StatisticsFigure> figures;

    @Override
    int run(HubClient hub) throws IOException {
        if (csv != null && json) {
            throw usage("--csv or --json, not both");
        }
        if (plot != null && !plot.toString().matches(".*\\.(svg|png)")) {
            throw usage("--plot: a file that ends in .svg or .png is accepted");
        }
        LocalDate today = LocalDate.now(Deadlines.ZONE);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.withDayOfYear(1) : from;
        var question = StatisticsServiceQueryRequest.newBuilder()
                .addAllOrganisations(organisations)
                .setPeriod(period)
                .setFirstDay(first.toString())
                .setLastDay(last.toString())
                .addAllKinds(kinds)
                .setAllKinds(allKinds);
        if (ranking != null) {
            question.setRanking(ranking);
        }
        List<StatisticsRow> rows = hub.statistics().query(question.build());
        // Before the table, so that a picture that cannot be drawn ends it at once.
        if (plot != null) {
            draw(rows, first + " … " + last);
        }
        print(rows);
        return done();
    }

    private void print(List<StatisticsRow> rows) throws IOException {
        if (csv != null && !csv.toString().equals("-")) {
            try (Writer file = Files.newBufferedWriter(csv, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                // A spreadsheet knows UTF-8 by it.
                file.write('\uFEFF');
                StatisticsText.csv(rows, file);
            }
            output().aside(csv + ": " + rows.size() + " rows");
        } else if (csv != null) {
            StatisticsText.csv(rows, output().writer());
        } else if (json) {
            output().json(rows);
        } else {
            StatisticsText.table(rows, output()::line);
            output().aside(rows.size() + " rows");
        }
    }

    private void draw(List<StatisticsRow> rows, String time) throws IOException {
        System.setProperty("java.awt.headless", "true");
        String what = kinds.isEmpty() ? "统计 statistics" : String.join(" ", kinds);
        StatisticsPlot picture;
        try {
            picture = StatisticsPlot.of(rows, figures, what + " " + time);
        } catch (IllegalArgumentException e) {
            throw usage("--plot: " + e.getMessage());
        }
        if (plot.toString().endsWith(".png") && picture.lacksCharacters()) {
            output().aside("no font on this machine has Chinese characters; an .svg file keeps them as text");
        }
        picture.write(plot);
        output().aside("drawn 已绘制 " + plot);
    }
}
