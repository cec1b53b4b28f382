// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import xietong.client.HubClient;
import xietong.hub.screening.SightingKeys;
import xietong.rules.Times;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.IdentifierDigest;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Place;
import xietong.v1.SightedDigests;
import xietong.v1.Sighting;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** Persons who are looked for by a court, by number: the watch order of each, its acceptance, and sightings of them. */
final class Wanted {
    static final String COURT = "闽0623";

    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final int DAYS = 18_000;
    private static final int[] WEIGHT = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Digester key;
    private final DocumentRef paper;

    Wanted(HubProcess hub) throws IOException {
        key = SightingKeys.load(hub.identity()).get(0);
        try (HubClient court = hub.client(COURT)) {
            paper = court.documents().upload("演示".getBytes(StandardCharsets.UTF_8), "演示.txt", "text/plain");
        }
    }

    /** Asks police to look for a person; to everybody where it is a broadcast. */
    LocateServiceRequestRequest request(int person, boolean broadcast, List<String> police) {
        var role = broadcast ? OfficerRole.OFFICER_ROLE_COMMAND_CENTRE : OfficerRole.OFFICER_ROLE_OFFICER;
        return LocateServiceRequestRequest.newBuilder()
                .setHeader(head("want-" + person, role)
                        .setCaseNumber("（2026）" + COURT + "执" + (9_001 + person) + "号")
                        .setReason("传唤不到"))
                .setLegalBasis(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE)
                .setTarget(WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(Subject.newBuilder()
                        .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                        .setName("王演示")
                        .setIdentifier(number(person)))))
                .addPapers(Paper.newBuilder().setKind("COMPULSORY_SUMMONS").setNumber("演示文书").setDocument(paper))
                .addPapers(Paper.newBuilder().setKind("ASSISTANCE_NOTICE").setNumber("演示文书").setDocument(paper))
                .setBroadcast(broadcast)
                .addAllAddressees(police)
                .build();
    }

    static LocateServiceAcceptRequest accept(String order) {
        return LocateServiceAcceptRequest.newBuilder()
                .setHeader(head("accept-" + order, OfficerRole.OFFICER_ROLE_POLICE))
                .setId(order)
                .build();
    }

    static CommandHeader.Builder head(String requestId, OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId(requestId)
                .setOfficer(Officer.newBuilder().setId("bench").setName("演示员").setRole(role));
    }

    /** A hotel sees a person some time ago, the {@code event}th of all; sightings in two counties are two events. */
    SightingReport seen(int person, int county, int event, Duration ago) {
        return SightingReport.newBuilder()
                .setSighting(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                        .setNumber("E-" + event)
                        .setTime(Times.timestamp(Instant.now().minus(ago)))
                        .setPlace(Place.newBuilder()
                                .setDivision(String.valueOf(350_000 + county))
                                .setText("漳浦县绥安镇某酒店303房")
                                .setPosition("24.1,117.6")))
                .setDigests(SightedDigests.newBuilder()
                        .setKey(key.key())
                        .addDigests(IdentifierDigest.newBuilder()
                                .setKind(Identifier.citizenId(number(person)).kind())
                                .setDigest(ByteString.copyFrom(
                                        key.digest(Identifier.citizenId(number(person))).bytes()))))
                .build();
    }

    /** Number of an event. */
    static int event(Sighting sighting) {
        return Integer.parseInt(sighting.getNumber().substring(2));
    }

    /** A citizen number that nobody has: of an area that does not exist. */
    private static String number(int person) {
        String birth = FIRST.plusDays(person % DAYS).toString().replace("-", "");
        String seventeen = "990100" + birth + String.format(Locale.ROOT, "%03d", 1 + person / DAYS);
        int sum = 0;
        for (int k = 0; k < WEIGHT.length; k++) {
            sum += (seventeen.charAt(k) - '0') * WEIGHT[k];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
