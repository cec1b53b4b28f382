// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import xietong.app.batch.SightingReader;
import xietong.app.input.IdentityPaperSpec;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.rules.Times;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.IdentityPaper;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;

/** One sighting: what happened, and who it was, in one of three forms. */
final class SightedOptions {
    @Option(names = "--event", paramLabel = "NUMBER",
            description = "The source's own number of the event; the same number is the same event.")
    private String event;

    @Option(names = "--source", paramLabel = "SOURCE", converter = ShortNames.Sources.class,
            completionCandidates = ShortNames.Sources.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private SightingSource source;

    @Option(names = "--time", paramLabel = "TIME", converter = Moment.class,
            description = "When it happened, e.g. '2026-11-21 09:30' Beijing time. Default: now.")
    private Timestamp time;

    @Option(names = "--until", paramLabel = "TIME", converter = Moment.class,
            description = "End of the journey or stay, where it is known.")
    private Timestamp until;

    @Option(names = "--detail", paramLabel = "TEXT", defaultValue = "", description = "Train, flight, room, lane.")
    private String detail;

    @Mixin
    private PlaceOptions place;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Whom: name, with --birth.")
    private String name;

    @Option(names = "--number", paramLabel = "NUMBER", defaultValue = "",
            description = "Whom: 公民身份号码, 18 or 15 digits.")
    private String number;

    @Option(names = "--birth", paramLabel = "DATE", defaultValue = "", description = "Date of birth, e.g. 1900-01-01.")
    private String birth;

    @Option(names = "--id-paper", paramLabel = "KIND=NUMBER", converter = IdentityPaperSpec.class,
            description = "Whom: another paper, e.g. PASSPORT=E99000001. Repeatable.")
    private List<IdentityPaper> papers = new ArrayList<>();

    @Option(names = "--plate", paramLabel = "PLATE", defaultValue = "", description = "What: a vehicle's plate.")
    private String plate;

    @Option(names = "--digest", paramLabel = "KIND=HEX", converter = Digests.class,
            description = "Whom, as a keyed digest that the source made; with --key. Repeatable.")
    private List<IdentifierDigest> digests = new ArrayList<>();

    @Option(names = "--hit", paramLabel = "REFERENCE", converter = References.class, description = "Watch order that the "
            + "source found in the list it was given; with --key, --list-position, --found-by. Repeatable.")
    private List<Long> hits = new ArrayList<>();

    @Option(names = "--key", paramLabel = "ID", defaultValue = "",
            description = "Identifier of the key of --digest, or of the list of --hit.")
    private String key;

    @Option(names = "--list-position", paramLabel = "N", description = "Version of that list.")
    private long position;

    @Option(names = "--found-by", paramLabel = "KIND", converter = ShortNames.Identifiers.class,
            completionCandidates = ShortNames.Identifiers.class, defaultValue = "CITIZEN_ID",
            description = "By what --hit was found, one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private IdentifierKind foundBy;

    static final class Digests implements ITypeConverter<IdentifierDigest> {
        @Override
        public IdentifierDigest convert(String text) {
            try {
                return SightingReader.digest(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class References implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return SightingReader.reference(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Whether one is described here. */
    boolean given() {
        return event != null || source != null;
    }

    /** @throws IllegalArgumentException where something is missing */
    SightingReport report() {
        if (event == null || source == null) {
            throw new IllegalArgumentException("Missing required options: --event and --source, or --from FILE");
        }
        var sighting = Sighting.newBuilder()
                .setNumber(event)
                .setSource(source)
                .setTime(time == null ? Times.timestamp(Instant.now()) : time)
                .setPlace(place.place())
                .setDetail(detail);
        if (until != null) {
            sighting.setUntilTime(until);
        }
        var report = SightingReport.newBuilder().setSighting(sighting);
        if ((!hits.isEmpty() || !digests.isEmpty()) && key.isEmpty()) {
            throw new IllegalArgumentException("Missing required option: --key, of which --digest or --hit is");
        }
        if (!hits.isEmpty()) {
            return report.setHits(SightedHits.newBuilder()
                    .setKey(key).setListPosition(position).addAllReferences(hits).setKind(foundBy)).build();
        }
        if (!digests.isEmpty()) {
            return report.setDigests(SightedDigests.newBuilder().setKey(key).addAllDigests(digests)).build();
        }
        return report.setIdentity(SightedIdentity.newBuilder()
                .setName(name)
                .setIdentifier(number)
                .setBirthDate(birth)
                .addAllPapers(papers)
                .setPlate(plate)).build();
    }
}
