// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.client.HubClient;
import xietong.client.SightingStream;
import xietong.hub.screening.SightingKeys;
import xietong.rules.Times;
import xietong.rules.locate.WatchLists;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertOutcome;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.GridServicePushBatchRequest;
import xietong.v1.GridServicePushRequest;
import xietong.v1.GridSubject;
import xietong.v1.GridTaskKind;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.Receipt;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** A court of Zhangpu that looks for the project's synthetic debtor, the police that it asks, and what sources see. */
public final class Watching {
    public static final String COURT = "闽0623";
    static final String POLICE = "POLICE-350623";
    static final String GRID = "GRID-360881";
    public static final Identifier DEBTOR = Identifier.citizenId(Matters.DEBTOR.getIdentifier());

    private static final AtomicInteger EVENTS = new AtomicInteger();

    private Watching() {}

    static LocateServiceRequestRequest request(DocumentRef paper, CommandHeader header, String... police) {
        return LocateServiceRequestRequest.newBuilder()
                .setHeader(header.toBuilder().setCaseNumber("（2026）" + COURT + "执9001号").setReason("传唤不到"))
                .setLegalBasis(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE)
                .setTarget(WatchTarget.newBuilder()
                        .setPerson(WatchedPerson.newBuilder().setSubject(Matters.DEBTOR)))
                .addPapers(Freezing.paper("COMPULSORY_SUMMONS", paper))
                .addPapers(Freezing.paper("ASSISTANCE_NOTICE", paper))
                .addAllAddressees(List.of(police))
                .build();
    }

    static CommandHeader officer(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER);
    }

    static CommandHeader police(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_POLICE);
    }

    /** Asks for the debtor, and the police accept: its identifier. */
    public static String watched(TestHub hub, String requestId) {
        HubClient court = hub.as(COURT);
        Receipt asked = court.watches().request(request(Matters.paper(court), officer(requestId), POLICE));
        accept(hub.as(POLICE), asked.getResource(), "accept-" + requestId);
        return asked.getResource();
    }

    static Receipt accept(HubClient police, String order, String requestId) {
        return police.watches().accept(LocateServiceAcceptRequest.newBuilder()
                .setHeader(police(requestId))
                .setId(order)
                .build());
    }

    public static Receipt cancel(HubClient court, String order, String requestId) {
        return court.watches().cancel(LocateServiceCancelRequest.newBuilder()
                .setHeader(officer(requestId).toBuilder().setReason("已和解"))
                .setId(order)
                .build());
    }

    static AlertServiceAcknowledgeRequest acknowledge(String alert, String requestId) {
        return AlertServiceAcknowledgeRequest.newBuilder().setHeader(police(requestId)).setId(alert).build();
    }

    static AlertServiceClaimRequest claim(String alert, String requestId, String desk) {
        return AlertServiceClaimRequest.newBuilder().setHeader(police(requestId)).setId(alert).setDesk(desk).build();
    }

    static AlertServiceReportRequest report(String alert, AlertOutcome outcome, String requestId) {
        return AlertServiceReportRequest.newBuilder()
                .setHeader(police(requestId))
                .setId(alert)
                .setOutcome(outcome)
                .setText("到场情况")
                .build();
    }

    /** The present key of a hub, as its sources have it. */
    public static Digester key(Path folder) {
        return SightingKeys.load(Hub.identityFolder(folder)).get(0);
    }

    /** A sighting a moment ago in a hotel of Zhangpu. */
    static Sighting.Builder sighting() {
        return Sighting.newBuilder()
                .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                .setNumber("E-" + EVENTS.incrementAndGet())
                .setTime(now())
                .setPlace(Place.newBuilder().setDivision("350623").setText("漳浦县绥安镇某酒店303房").setPosition("24.1,117.6"));
    }

    private static Timestamp now() {
        return Times.timestamp(Instant.now());
    }

    /** Reported as a digest, under whatever label. */
    static SightingReport digest(Digester key, Identifier identifier, IdentifierKind label) {
        return SightingReport.newBuilder()
                .setSighting(sighting())
                .setDigests(SightedDigests.newBuilder()
                        .setKey(key.key())
                        .addDigests(IdentifierDigest.newBuilder()
                                .setKind(label)
                                .setDigest(ByteString.copyFrom(key.digest(identifier).bytes()))))
                .build();
    }

    public static SightingReport digest(Digester key, Identifier identifier) {
        return digest(key, identifier, identifier.kind());
    }

    /** Reported as a hit of a list that the source was given before. */
    static SightingReport hit(Digester key, String order) {
        return SightingReport.newBuilder()
                .setSighting(sighting())
                .setHits(SightedHits.newBuilder()
                        .setKey(key.key())
                        .setListPosition(1)
                        .setKind(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID)
                        .addReferences(WatchLists.reference(order)))
                .build();
    }

    /** Sends reports until the hub is sure of its list. */
    static List<SightingAnswer> seen(HubClient source, SightingReport... reports) throws Exception {
        while (true) {
            try (SightingStream stream = source.watches().sightings(4)) {
                List<SightingAnswer> answers = stream.send(List.of(reports)).get(30, TimeUnit.SECONDS);
                if (answers.stream().noneMatch(a -> a.getVerdict() == SightingVerdict.SIGHTING_VERDICT_UNSURE)) {
                    return answers;
                }
            }
        }
    }

    static GridServicePushRequest push(DocumentRef paper, CommandHeader header, String... recipients) {
        return GridServicePushRequest.newBuilder()
                .setHeader(header.toBuilder().setCaseNumber("（2026）" + COURT + "执9001号"))
                .setKind(GridTaskKind.GRID_TASK_KIND_FIND)
                .setSubject(GridSubject.newBuilder().setSubject(Matters.DEBTOR).setTask("核实住址"))
                .addAllRecipients(List.of(recipients))
                .addPapers(Freezing.paper("ASSISTANCE_NOTICE", paper))
                .build();
    }

    static GridServicePushBatchRequest batch(DocumentRef paper, CommandHeader header, String... recipients) {
        GridServicePushRequest one = push(paper, header, recipients);
        return GridServicePushBatchRequest.newBuilder()
                .setHeader(one.getHeader())
                .setKind(one.getKind())
                .addSubjects(one.getSubject())
                .addAllRecipients(one.getRecipientsList())
                .addAllPapers(one.getPapersList())
                .build();
    }
}
