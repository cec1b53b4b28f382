// SPDX-License-Identifier: Apache-2.0
package xietong.app.screening;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import xietong.app.config.InvalidConfiguration;
import xietong.rules.Times;
import xietong.v1.IdentityPaper;
import xietong.v1.Place;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;

/** Sightings in clear from a CSV file or a pipe, line by line as they come; the first line names the columns. */
public final class SightingFile {
    /** What the columns are called. */
    public static final List<String> COLUMNS = List.of("number", "time", "division", "place", "detail", "name",
            "identifier", "birth_date", "paper_kind", "paper_number", "plate");

    private SightingFile() {}

    /**
     * Gives each line as a report; one whose time cannot be read has none, which the screening calls invalid.
     *
     * @throws InvalidConfiguration when a column is unknown, or number is missing
     */
    public static void read(Reader from, SightingSource source, Consumer<SightingReport> each) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(from, format)) {
            List<String> named = parser.getHeaderNames();
            List<String> unknown = named.stream().filter(n -> !COLUMNS.contains(n)).toList();
            if (!unknown.isEmpty() || !named.contains("number")) {
                throw new InvalidConfiguration("the first line names the columns, of " + String.join(", ", COLUMNS)
                        + "; number is required" + (unknown.isEmpty() ? "" : ", unknown is " + String.join(", ", unknown)));
            }
            Iterator<CSVRecord> lines = parser.iterator();
            while (lines.hasNext()) {
                each.accept(report(lines.next(), source));
            }
        }
    }

    private static SightingReport report(CSVRecord line, SightingSource source) {
        var sighting = Sighting.newBuilder()
                .setSource(source)
                .setNumber(of(line, "number"))
                .setDetail(of(line, "detail"))
                .setPlace(Place.newBuilder().setDivision(of(line, "division")).setText(of(line, "place")));
        try {
            sighting.setTime(Times.timestamp(of(line, "time").isEmpty() ? Instant.now() : Instant.parse(of(line, "time"))));
        } catch (DateTimeParseException e) {
            sighting.clearTime();
        }
        var seen = SightedIdentity.newBuilder()
                .setName(of(line, "name"))
                .setIdentifier(of(line, "identifier"))
                .setBirthDate(of(line, "birth_date"))
                .setPlate(of(line, "plate"));
        if (!of(line, "paper_number").isEmpty()) {
            seen.addPapers(IdentityPaper.newBuilder()
                    .setKind(of(line, "paper_kind"))
                    .setNumber(of(line, "paper_number")));
        }
        return SightingReport.newBuilder().setSighting(sighting).setIdentity(seen).build();
    }

    private static String of(CSVRecord line, String column) {
        return line.isMapped(column) && line.isSet(column) ? line.get(column).strip() : "";
    }
}
