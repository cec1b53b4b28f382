// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import xietong.app.config.InvalidConfiguration;

/**
 * A file of freeze orders, comma-separated (RFC 4180) with a header. A header that does not fit refuses the whole file;
 * a value that does not fit, only its line.
 */
public final class OrderFile {
    private OrderFile() {}

    /**
     * Its lines; blank ones are left out.
     *
     * @param folder from which files of papers count
     * @throws InvalidConfiguration where it is no such file
     */
    public static List<OrderLine> parse(String text, String batch, Path folder) {
        List<OrderLine> lines = new ArrayList<>();
        Map<Column, Integer> places = null;
        // Blank lines count, so that a row is the row of the spreadsheet.
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                if (places == null) {
                    places = header(record);
                } else if (record.stream().anyMatch(value -> !value.isBlank())) {
                    lines.add(line(record, places, batch, folder));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidConfiguration("no CSV: " + e.getMessage());
        }
        if (places == null) {
            throw new InvalidConfiguration("the file is empty; its first row names the columns");
        }
        return lines;
    }

    private static Map<Column, Integer> header(CSVRecord record) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < record.size(); i++) {
            String name = record.get(i).strip();
            Column column = Column.of(name).orElseThrow(() -> new InvalidConfiguration(
                    "row 1: unknown column '" + name + "'; 'xietong freeze import --help' names all"));
            if (places.put(column, i) != null) {
                throw new InvalidConfiguration("row 1: column " + column.header() + " stands there twice");
            }
        }
        List<String> missing = Arrays.stream(Column.values())
                .filter(c -> c.required() && !places.containsKey(c))
                .map(c -> c.header() + " " + c.title())
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidConfiguration("row 1: columns are missing: " + String.join(", ", missing));
        }
        return places;
    }

    private static OrderLine line(CSVRecord record, Map<Column, Integer> places, String batch, Path folder) {
        long row = record.getRecordNumber();
        try {
            return new LineReader(record, places).read(row, batch, folder);
        } catch (LineError e) {
            return OrderLine.refused(row, e.refusal(row));
        }
    }
}
