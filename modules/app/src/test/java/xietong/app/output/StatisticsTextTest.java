// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.StatisticsRow;

class StatisticsTextTest {
    private static final StatisticsRow ROW = StatisticsRow.newBuilder()
            .setOrganisation("京0108")
            .setDivision("110108")
            .setPeriod("2026-W10")
            .setKind("warning/UNPAID")
            .setReceived(1_185)
            .setDone(304)
            .setOverdue(2)
            .setMeanSeconds(93_784)
            .setMedianHours(20)
            .setPercentile90Hours(49)
            .setDoneShare(2_565)
            .setDoneShareCut(2_565)
            .setRank(1)
            .build();

    @TempDir
    private Path folder;

    private static StatisticsRow in(String period, String organisation) {
        return ROW.toBuilder().setPeriod(period).setOrganisation(organisation).build();
    }

    private String drawn(List<StatisticsRow> rows, StatisticsFigure... figures) throws IOException {
        Path file = folder.resolve("plot-" + System.nanoTime() + ".svg");
        StatisticsPlot.of(rows, List.of(figures), "标题").write(file);
        return Files.readString(file);
    }

    @Test
    void aTableSaysHowLongItTookAndSharesToTheHundredth() {
        var lines = new ArrayList<String>();
        StatisticsText.table(List.of(ROW, ROW.toBuilder().setDone(0).setReceived(0).build()), lines::add);
        assertThat(lines.get(1)).contains("2026-W10", "1 d 2 h 3 min", "20 h", "49 h", "25.65");
        assertThat(lines.get(2)).containsPattern("—.*—.*—.*—");
    }

    @Test
    void commaSeparatedTextHasEveryFieldAsANumberOfTheContract() throws IOException {
        var text = new StringBuilder();
        StatisticsText.csv(List.of(ROW), text);
        assertThat(text.toString().lines().toList()).hasSize(2).last()
                .isEqualTo("京0108,110108,2026-W10,warning/UNPAID,1185,304,0,2,93784,20,49,2565,2565,1");
        assertThat(text.toString().lines().findFirst().orElseThrow().split(","))
                .hasSize(StatisticsRow.getDescriptor().getFields().size());
    }

    @Test
    void aPictureKeepsItsTextAndOrdersPeriodsAsTheyFollow() throws IOException {
        String over = drawn(List.of(in("2026-W11", "京0108"), in("2026-W10", "京0108")), StatisticsFigure.DONE, StatisticsFigure.OVERDUE);
        assertThat(over).contains("标题", "办结 done", "超期 overdue");
        assertThat(over.indexOf("2026-W10")).isPositive().isLessThan(over.indexOf("2026-W11"));
        assertThat(drawn(List.of(in("2026", "京0108"), in("2026", "京0117")), StatisticsFigure.MEAN)).contains("京0117", "平均小时");
        assertThat(drawn(List.of(in("2026", "京0108"), in("2027", "京0117")), StatisticsFigure.DONE)).contains("京0108", "京0117", "2027");
        Path png = folder.resolve("plot.png");
        StatisticsPlot.of(List.of(ROW), List.of(StatisticsFigure.DONE), "x").write(png);
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void nothingToDrawAndTooMuchForOnePictureAreSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatisticsPlot.of(List.of(), List.of(StatisticsFigure.DONE), "x"))
                .withMessageContaining("nothing to draw");
        List<StatisticsRow> many = IntStream.range(0, 60).mapToObj(i -> in("202" + i % 2, "court" + i / 2)).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatisticsPlot.of(many, List.of(StatisticsFigure.DONE), "x"))
                .withMessageContaining("30 lines are too many");
    }
}
