// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.client.Exchange;
import xietong.client.HubClient;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Desk;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DocumentRef;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Paper;
import xietong.v1.Place;
import xietong.v1.Receipt;
import xietong.v1.SightedIdentity;
import xietong.v1.Sighting;
import xietong.v1.SightingForm;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** A court that looks for synthetic persons, police stations made for the test, and a source that reports in clear. */
final class Lookout {
    static final String COURT = "闽0623";
    static final String SOURCE = "SOURCE-TEST";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final Site site;
    private final DocumentRef paper;

    Lookout(Site site) {
        this.site = site;
        this.paper = Matters.paper(site.as(COURT));
        put(Organisation.newBuilder()
                .setCode(SOURCE)
                .setName("演练来源")
                .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                .addSightings(SightingForm.SIGHTING_FORM_CLEAR));
    }

    /** A police station, perhaps with a superior and a duty desk. */
    void station(String code, String superior, boolean desk) {
        station(code, "演练派出所", superior, desk);
    }

    /** The same of another name. */
    void station(String code, String name, String superior, boolean desk) {
        var station = Organisation.newBuilder()
                .setCode(code)
                .setName(name)
                .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                .setSuperior(superior);
        put(desk ? station.addDesks(Desk.newBuilder().setCode("duty").setTitle("值班台")) : station);
    }

    private void put(Organisation.Builder organisation) {
        site.administrator().directory().put(DirectoryServicePutOrganisationRequest.newBuilder()
                .setHeader(Matters.header("put-" + organisation.getCode(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setOrganisation(organisation.setSynthetic(true))
                .build());
    }

    /** An identity number of the area that does not exist, with a date of birth in 1900. */
    static String identifier(int number) {
        String body = String.format("990100190001%02d%03d", 1 + number / 999 % 28, 1 + number % 999);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    LocateServiceRequestRequest request(String identifier, LegalBasis basis, List<String> police) {
        var request = LocateServiceRequestRequest.newBuilder()
                .setHeader(Matters.header("watch-" + REQUESTS.incrementAndGet()).toBuilder()
                        .setCaseNumber("（2026）" + COURT + "执9001号")
                        .setReason("下落不明"))
                .setLegalBasis(basis)
                .setTarget(WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(Subject.newBuilder()
                        .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                        .setName("演示某")
                        .setIdentifier(identifier))))
                .addPapers(paper("ASSISTANCE_NOTICE"))
                .addAllAddressees(police);
        return basis == LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE
                ? request.addPapers(paper("COMPULSORY_SUMMONS")).build()
                : request.build();
    }

    private Paper paper(String kind) {
        return Paper.newBuilder().setKind(kind).setDocument(paper).build();
    }

    /** One that its addressees accept. */
    String watched(String identifier, LegalBasis basis, List<String> police) {
        return ordered(request(identifier, basis, police), police);
    }

    /** The same of any request. */
    String ordered(LocateServiceRequestRequest request, List<String> police) {
        String id = site.as(COURT).watches().request(request).getResource();
        police.forEach(p -> site.as(p).watches().accept(accept(id, p)));
        return id;
    }

    /** Many, in streams: the court asks for each person, whose police accept. */
    void watched(List<String> identifiers, List<List<String>> police) throws Exception {
        var asked = new ArrayList<java.util.concurrent.CompletableFuture<Receipt>>();
        try (Exchange court = site.as(COURT).exchange(64)) {
            for (int i = 0; i < identifiers.size(); i++) {
                asked.add(court.send(LocateServiceGrpc.getRequestMethod(), request(
                        identifiers.get(i), LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, police.get(i))));
            }
            for (int i = 0; i < asked.size(); i++) {
                String id = asked.get(i).get(60, TimeUnit.SECONDS).getResource();
                police.get(i).forEach(p -> site.as(p).watches().accept(accept(id, p)));
            }
        }
    }

    private static LocateServiceAcceptRequest accept(String order, String police) {
        return LocateServiceAcceptRequest.newBuilder().setHeader(police("accept-" + order + "-" + police)).setId(order).build();
    }

    static CommandHeader police(String requestId) {
        return Matters.header(requestId, OfficerRole.OFFICER_ROLE_POLICE);
    }

    static AlertServiceAcknowledgeRequest acknowledge(String alert, String requestId) {
        return AlertServiceAcknowledgeRequest.newBuilder().setHeader(police(requestId)).setId(alert).build();
    }

    /** Somebody was seen now, at a place of no station's area. */
    static SightingReport seen(String identifier, String number, String division) {
        Instant now = Instant.now();
        return SightingReport.newBuilder()
                .setSighting(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_HOTEL)
                        .setNumber(number)
                        .setTime(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                        .setPlace(Place.newBuilder().setDivision(division).setText("演示县演示镇某酒店")))
                .setIdentity(SightedIdentity.newBuilder().setIdentifier(identifier))
                .build();
    }

    HubClient source() {
        return site.as(SOURCE);
    }
}
