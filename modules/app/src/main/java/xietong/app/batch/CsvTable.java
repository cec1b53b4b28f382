// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import xietong.app.config.InvalidConfiguration;
import xietong.client.HubRefusal;
import xietong.v1.Reason;

/**
 * A comma-separated file (RFC 4180) with a header. A header that does not fit refuses the whole file; a value that does
 * not fit, only its line.
 */
final class CsvTable<H extends Enum<H> & Heading> {
    private final Class<H> columns;
    private final String help;

    /**
     * A kind of file.
     *
     * @param columns what its header may name
     * @param help command that names all of them
     */
    CsvTable(Class<H> columns, String help) {
        this.columns = columns;
        this.help = help;
    }

    /**
     * Its lines; blank ones are left out.
     *
     * @param read makes a line of its values; may throw a LineError
     * @param refused makes a line of its row and why it cannot be sent
     * @throws InvalidConfiguration where it is no such file
     */
    <T> List<T> lines(String text, Function<Cells<H>, T> read, BiFunction<Long, HubRefusal, T> refused) {
        List<T> lines = new ArrayList<>();
        each(new StringReader(text), read, refused, lines::add);
        return lines;
    }

    /** The same, each as it comes. */
    <T> void each(
            Reader text, Function<Cells<H>, T> read, BiFunction<Long, HubRefusal, T> refused, Consumer<T> lines) {
        Map<H, Integer> places = null;
        // Blank lines count, so that a row is the row of the spreadsheet.
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                if (places == null) {
                    places = header(record);
                } else if (record.stream().anyMatch(value -> !value.isBlank())) {
                    lines.accept(line(record, places, read, refused));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            boolean encoding = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            throw encoding ? Encoding.wrong() : new InvalidConfiguration("no CSV: " + e.getMessage());
        }
        if (places == null) {
            throw new InvalidConfiguration("the file is empty; its first row names the columns");
        }
    }

    private Map<H, Integer> header(CSVRecord record) {
        Map<H, Integer> places = new EnumMap<>(columns);
        for (int i = 0; i < record.size(); i++) {
            H column = column(record.get(i));
            if (places.put(column, i) != null) {
                throw new InvalidConfiguration("row 1: column " + column.header() + " stands there twice");
            }
        }
        List<String> missing = Heading.missing(columns, places::containsKey);
        if (!missing.isEmpty()) {
            throw new InvalidConfiguration("row 1: columns are missing: " + String.join(", ", missing));
        }
        return places;
    }

    private H column(String text) {
        try {
            return Heading.of(columns, text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("row 1: " + e.getMessage() + "; 'xietong " + help + " --help' names all");
        }
    }

    private <T> T line(CSVRecord record, Map<H, Integer> places, Function<Cells<H>, T> read,
            BiFunction<Long, HubRefusal, T> refused) {
        long row = record.getRecordNumber();
        try {
            if (record.size() > places.size()) {
                throw new LineError(Reason.REASON_FIELD_INVALID, "line", record.size() + " values under "
                        + places.size() + " columns; a value with a comma stands in quotes");
            }
            Map<H, String> values = new EnumMap<>(columns);
            places.forEach((column, place) -> {
                if (place < record.size()) {
                    values.put(column, record.get(place));
                }
            });
            return read.apply(new Cells<>(row, values));
        } catch (LineError e) {
            return refused.apply(row, e.refusal(row));
        }
    }
}
