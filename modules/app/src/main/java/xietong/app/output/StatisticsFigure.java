// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.function.ToDoubleFunction;
import xietong.v1.StatisticsRow;

/** A figure of a statistic, as a table heads it and a plot draws it. */
public enum StatisticsFigure {
    RECEIVED("收 received", StatisticsRow::getReceived),
    DONE("办结 done", StatisticsRow::getDone),
    RETURNED("退回 returned", StatisticsRow::getReturned),
    OVERDUE("超期 overdue", StatisticsRow::getOverdue),
    MEAN("平均小时 mean hours", row -> row.getMeanSeconds() / 3_600.0),
    MEDIAN("中位小时 median hours", StatisticsRow::getMedianHours),
    P90("九成小时 90 % within hours", StatisticsRow::getPercentile90Hours),
    SHARE("办结率 done share %", row -> row.getDoneShare() / 100.0);

    private final String title;
    private final ToDoubleFunction<StatisticsRow> of;

    StatisticsFigure(String title, ToDoubleFunction<StatisticsRow> of) {
        this.title = title;
        this.of = of;
    }

    /** Chinese and English. */
    public String title() {
        return title;
    }

    /** As a number to be drawn. */
    public double of(StatisticsRow row) {
        return of.applyAsDouble(row);
    }
}
