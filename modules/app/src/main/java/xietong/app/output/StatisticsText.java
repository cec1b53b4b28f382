// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import xietong.v1.StatisticsRow;

/** Figures without persons 统计, as a table or as comma-separated text. Shares say how they were rounded. */
public final class StatisticsText {
    private StatisticsText() {}

    /** A table; kind and rank are left out where there is none. */
    public static void table(List<StatisticsRow> rows, Consumer<String> out) {
        var table = new Columns("名次 rank", "周期 period", "单位 organisation", "种类 kind", "收 received", "办结 done", "退回 returned",
                "超期 overdue", "平均 mean", "中位 median", "九成 90 %", "办结率 share %", "截尾 cut off %");
        for (StatisticsRow row : rows) {
            table.add(row.getRank() == 0 ? "" : String.valueOf(row.getRank()), row.getPeriod(), row.getOrganisation(),
                    row.getKind(), String.valueOf(row.getReceived()), String.valueOf(row.getDone()),
                    String.valueOf(row.getReturned()), String.valueOf(row.getOverdue()), length(row),
                    row.getDone() == 0 ? "—" : row.getMedianHours() + " h",
                    row.getDone() == 0 ? "—" : row.getPercentile90Hours() + " h",
                    row.getReceived() == 0 ? "—" : hundredths(row.getDoneShare()),
                    row.getReceived() == 0 ? "—" : hundredths(row.getDoneShareCut()));
        }
        table.print(out);
    }

    private static String length(StatisticsRow row) {
        long minutes = row.getMeanSeconds() / 60;
        return row.getDone() == 0 ? "—" : minutes / 1_440 + " d " + minutes / 60 % 24 + " h " + minutes % 60 + " min";
    }

    private static String hundredths(long share) {
        return String.format("%d.%02d", share / 100, share % 100);
    }

    /** Every field of the contract as a column, numbers as the contract has them (RFC 4180). */
    public static void csv(List<StatisticsRow> rows, Appendable to) throws IOException {
        var printer = new CSVPrinter(to, CSVFormat.RFC4180);
        printer.printRecord("organisation", "division", "period", "kind", "received", "done", "returned", "overdue",
                "mean_seconds", "median_hours", "percentile_90_hours", "done_share", "done_share_cut", "rank");
        for (StatisticsRow row : rows) {
            printer.printRecord(row.getOrganisation(), row.getDivision(), row.getPeriod(), row.getKind(), row.getReceived(),
                    row.getDone(), row.getReturned(), row.getOverdue(), row.getMeanSeconds(), row.getMedianHours(),
                    row.getPercentile90Hours(), row.getDoneShare(), row.getDoneShareCut(), row.getRank());
        }
        printer.flush();
    }
}
