// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import xietong.v1.StatisticsRow;

/** Figures as a picture: over periods, or over organisations or kinds where there is one period. */
public final class StatisticsPlot {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 1_080;
    private static final int HEIGHT = 540;
    /** More bars beside each other are lines. */
    private static final int BARS = 16;
    /** More than that nobody tells apart. */
    private static final int MOST_SERIES = 20;

    private final JFreeChart chart;

    private StatisticsPlot(JFreeChart chart) {
        this.chart = chart;
    }

    /**
     * Of rows.
     *
     * @throws IllegalArgumentException where there is nothing to draw, or too much for one picture
     */
    public static StatisticsPlot of(List<StatisticsRow> rows, List<StatisticsFigure> figures, String title) {
        boolean overTime = distinct(rows, StatisticsRow::getPeriod).size() > 1;
        boolean organisations = distinct(rows, StatisticsRow::getOrganisation).size() > 1;
        boolean kinds = distinct(rows, StatisticsRow::getKind).size() > 1;
        Function<StatisticsRow, String> category = overTime ? StatisticsRow::getPeriod
                : organisations || !kinds ? StatisticsRow::getOrganisation : StatisticsRow::getKind;
        var data = new DefaultCategoryDataset();
        List<String> categories = List.copyOf(distinct(rows, category));
        // Rows come by organisation; periods have an order of their own.
        (overTime ? categories.stream().sorted().toList() : categories)
                .forEach(c -> rows.stream().filter(row -> category.apply(row).equals(c)).forEach(row -> figures.forEach(figure -> {
                    String group = Stream.of(overTime && organisations ? row.getOrganisation() : "",
                                    kinds && (overTime || organisations) ? row.getKind() : "",
                                    figures.size() > 1 || !(organisations && overTime || kinds) ? figure.title() : "")
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" · "));
                    data.addValue(figure.of(row), group.isEmpty() ? figure.title() : group, c);
                })));
        if (data.getColumnCount() == 0) {
            throw new IllegalArgumentException("there is nothing to draw: no figures in this time");
        }
        if (data.getRowCount() > MOST_SERIES) {
            throw new IllegalArgumentException(data.getRowCount() + " lines are too many for one picture, at most " + MOST_SERIES
                    + "; --org, --kind, --all-kinds and --figure choose");
        }
        String axis = figures.size() == 1 ? figures.get(0).title() : "";
        JFreeChart chart = data.getColumnCount() * data.getRowCount() <= BARS * 4 && data.getColumnCount() <= BARS
                ? ChartFactory.createBarChart(title, "", axis, data, PlotOrientation.VERTICAL, true, false, false)
                : ChartFactory.createLineChart(title, "", axis, data, PlotOrientation.VERTICAL, true, false, false);
        boolean whole = figures.stream().allMatch(f -> f.ordinal() <= StatisticsFigure.OVERDUE.ordinal());
        return new StatisticsPlot(dressed(chart, data.getColumnCount(), whole));
    }

    private static Set<String> distinct(List<StatisticsRow> rows, Function<StatisticsRow, String> of) {
        return rows.stream().map(of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static JFreeChart dressed(JFreeChart chart, int columns, boolean whole) {
        var theme = new StandardChartTheme("plain");
        var font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        theme.setExtraLargeFont(font.deriveFont(16f));
        theme.setLargeFont(font);
        theme.setRegularFont(font);
        theme.setSmallFont(font);
        theme.setBarPainter(new StandardBarPainter());
        theme.setShadowVisible(false);
        theme.setPlotBackgroundPaint(Color.WHITE);
        theme.setRangeGridlinePaint(Color.LIGHT_GRAY);
        theme.apply(chart);
        CategoryAxis axis = chart.getCategoryPlot().getDomainAxis();
        if (columns > BARS / 2) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        if (whole) {
            var counts = (NumberAxis) chart.getCategoryPlot().getRangeAxis();
            counts.setStandardTickUnits(new NumberTickUnitSource(true));
        }
        return chart;
    }

    /** Whether a picture of dots would show boxes instead of characters, since this machine has no font with them. */
    public boolean lacksCharacters() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo("收办结超期京") >= 0;
    }

    /**
     * Writes it; refused where the file is there already.
     *
     * @param file ending in .svg or .png
     */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            if (file.toString().endsWith(".png")) {
                ChartUtils.writeChartAsPNG(out, chart, WIDTH, HEIGHT);
            } else {
                svg(out);
            }
        }
    }

    /** Text stays text, so that whoever opens it needs the font, not this machine. */
    private void svg(OutputStream out) throws IOException {
        try {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument(SVG, "svg", null);
            var graphics = new SVGGraphics2D(SVGGeneratorContext.createDefault(document), false);
            graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
            chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            graphics.stream(writer, true);
            writer.flush();
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }
}
