// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import com.google.protobuf.ByteString;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.IdentityPaperSpec;
import xietong.app.input.MessageYaml;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.rules.screening.Digest;
import xietong.v1.IdentifierDigest;
import xietong.v1.Place;
import xietong.v1.Reason;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingReport;

/** Reads sightings one by one, each as soon as its line is there: comma-separated, or one JSON object a line. */
public final class SightingReader {
    private static final CsvTable<SightingColumn> TABLE = new CsvTable<>(SightingColumn.class, "sight");

    private final SightingForms forms;

    /** {@code forms} says in what form they are sent. */
    public SightingReader(SightingForms forms) {
        this.forms = forms;
    }

    /** With a header row; a line that does not fit is refused alone. @throws InvalidConfiguration where it is no such file */
    void csv(BufferedReader text, Consumer<Row<SightingReport>> lines) {
        TABLE.each(text, cells -> Row.of(cells.row(), sent(report(cells))), Row::refused, lines);
    }

    /** SightingReport of the contract, enums without their prefix; blank lines are left out. */
    void jsonLines(BufferedReader text, Consumer<Row<SightingReport>> lines) {
        try {
            long row = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                row++;
                if (!line.isBlank()) {
                    lines.accept(json(row, line));
                }
            }
        } catch (CharacterCodingException e) {
            throw Encoding.wrong();
        } catch (IOException e) {
            throw new InvalidConfiguration("cannot be read: " + e.getMessage());
        }
    }

    private Row<SightingReport> json(long row, String line) {
        try {
            MessageYaml yaml = MessageYaml.parse(line);
            yaml.check(SightingReport.getDefaultInstance(), Path.of(""));
            var report = SightingReport.newBuilder();
            yaml.mergeInto(report);
            return Row.of(row, sent(report.build()));
        } catch (IllegalArgumentException e) {
            return Row.refused(row, new LineError(Reason.REASON_FIELD_INVALID, "line", e.getMessage()).refusal(row));
        } catch (LineError e) {
            return Row.refused(row, e.refusal(row));
        }
    }

    private SightingReport sent(SightingReport report) {
        try {
            return forms.sent(report);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_FIELD_INVALID, "identity", e.getMessage());
        }
    }

    private SightingReport report(Cells<SightingColumn> cells) {
        var sighting = Sighting.newBuilder()
                .setNumber(cells.number(SightingColumn.EVENT))
                .setSource(cells.as(SightingColumn.SOURCE, new ShortNames.Sources()::parse))
                .setTime(cells.as(SightingColumn.TIME, Moment::parse))
                .setPlace(Place.newBuilder()
                        .setDivision(cells.value(SightingColumn.DIVISION))
                        .setText(cells.value(SightingColumn.PLACE))
                        .setPosition(cells.value(SightingColumn.POSITION)))
                .setDetail(cells.value(SightingColumn.DETAIL));
        if (cells.has(SightingColumn.UNTIL)) {
            sighting.setUntilTime(cells.as(SightingColumn.UNTIL, Moment::parse));
        }
        var report = SightingReport.newBuilder().setSighting(sighting);
        if (cells.has(SightingColumn.HITS)) {
            report.setHits(hits(cells));
        } else if (cells.has(SightingColumn.DIGESTS)) {
            report.setDigests(SightedDigests.newBuilder()
                    .setKey(key(cells))
                    .addAllDigests(cells.several(SightingColumn.DIGESTS, SightingReader::digest)));
        } else {
            report.setIdentity(SightedIdentity.newBuilder()
                    .setName(cells.value(SightingColumn.NAME))
                    .setIdentifier(cells.number(SightingColumn.NUMBER))
                    .setBirthDate(cells.value(SightingColumn.BIRTH))
                    .addAllPapers(cells.several(SightingColumn.ID_PAPERS, IdentityPaperSpec::parse))
                    .setPlate(cells.value(SightingColumn.PLATE)));
        }
        return report.build();
    }

    private SightedHits hits(Cells<SightingColumn> cells) {
        List<Long> references = cells.several(SightingColumn.HITS, SightingReader::reference);
        return SightedHits.newBuilder()
                .setKey(key(cells))
                .setListPosition(cells.as(SightingColumn.LIST_POSITION, SightingReader::position))
                .addAllReferences(references)
                .setKind(cells.as(SightingColumn.FOUND_BY, new ShortNames.Identifiers()::parse))
                .build();
    }

    private String key(Cells<SightingColumn> cells) {
        String said = cells.value(SightingColumn.KEY);
        if (said.isEmpty() && forms.key() == null) {
            throw new LineError(Reason.REASON_FIELD_INVALID, SightingColumn.KEY.header(), "must be filled in, or --keys given");
        }
        return said.isEmpty() ? forms.key().key() : said;
    }

    /** A digest as typed: {@code KIND=32 hexadecimal digits}. */
    public static IdentifierDigest digest(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || !text.substring(equals + 1).matches("[0-9a-fA-F]{" + 2 * Digest.BYTES + "}")) {
            throw new IllegalArgumentException("KIND=DIGEST is accepted, of " + 2 * Digest.BYTES + " hexadecimal digits");
        }
        return IdentifierDigest.newBuilder()
                .setKind(new ShortNames.Identifiers().parse(text.substring(0, equals)))
                .setDigest(ByteString.copyFrom(HexFormat.of().parseHex(text.substring(equals + 1))))
                .build();
    }

    /** A reference as a list has it: a whole number of 64 bits without sign, or its 16 hexadecimal digits after 0x. */
    public static long reference(String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a reference of the list is accepted: 0 and on, or 0x and hexadecimal digits");
        }
    }

    private static long position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("the version of the list is accepted, a whole number");
        }
        return Long.parseLong(text);
    }
}
