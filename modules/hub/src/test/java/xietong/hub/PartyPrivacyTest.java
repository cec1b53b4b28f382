// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.HistoryRecord;
import xietong.rules.screening.Digester;
import xietong.v1.AddressState;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.DocumentRef;
import xietong.v1.GridBox;
import xietong.v1.GridTask;
import xietong.v1.IdentityPaper;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SightingReport;

/**
 * Who has a part in looking for someone: whatever method a party calls, in whatever role, no answer, refusal or stream shows
 * what it has not asked for with a reason. Values are planted in all personal fields that a watch order, a sighting, a task
 * and a person's file have.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartyPrivacyTest {
    private static final String CASE = "（2026）" + Watching.COURT + "执9001号";
    private static final String NAME = Matters.DEBTOR.getName();

    /** What was planted, and what it is. */
    private static final Map<String, String> PLANTED = new TreeMap<>(Map.of(
            NAME, "name",
            "王旧名乙", "former name",
            Matters.DEBTOR.getIdentifier(), "number",
            "13977776666", "telephone",
            "演示村七十七号", "address",
            "演示村八十八号", "reported address",
            "EZ7766554", "passport",
            "绥安镇演示酒店903房", "place",
            "24.118,117.613", "position",
            "靠窗第九排", "detail"));

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        hub = TestHub.start(folder);
        HubClient court = hub.as(Watching.COURT);
        paper = Matters.paper(court);
        String order = court.watches().request(asked()).getResource();
        Watching.accept(hub.as(Watching.POLICE), order, "accept");
        IDS.put("order", order);
        Digester key = Watching.key(folder);
        SightingReport seen = Watching.digest(key, Watching.DEBTOR);
        var sighting = seen.getSighting().toBuilder().setDetail("靠窗第九排");
        sighting.getPlaceBuilder().setText("漳浦县绥安镇演示酒店903房").setPosition("24.118,117.613");
        Watching.seen(hub.as(Watching.POLICE), seen.toBuilder().setSighting(sighting).build());
        IDS.put("alert", court.alerts().list(AlertBox.ALERT_BOX_OPEN).map(Alert::getId).findFirst().orElseThrow());
        var push = Watching.push(paper, Watching.officer("g-1"), Watching.GRID, Watching.POLICE).toBuilder();
        push.getSubjectBuilder().setSubject(asked().getTarget().getPerson().getSubject());
        IDS.put("push", court.grid().push(push.build()).getResource());
        IDS.put("task", court.grid().list(GridBox.GRID_BOX_WAITING)
                .filter(t -> t.getRecipient().equals(Watching.POLICE)).map(GridTask::getId).findFirst().orElseThrow());
        IDS.put("grid-task", court.grid().list(GridBox.GRID_BOX_WAITING)
                .filter(t -> t.getRecipient().equals(Watching.GRID)).map(GridTask::getId).findFirst().orElseThrow());
        IDS.put("subject", court.cases().addAddress(CaseServiceAddAddressRequest.newBuilder()
                        .setHeader(Watching.officer("s-1").toBuilder().setCaseNumber(CASE))
                        .setSubject(asked().getTarget().getPerson().getSubject())
                        .setAddress("演示村八十八号")
                        .setState(AddressState.ADDRESS_STATE_REPORTED)
                        .build())
                .getResource());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static LocateServiceRequestRequest asked() {
        var request = Watching.request(paper, Watching.officer("w-1"), Watching.POLICE).toBuilder();
        var person = request.getTargetBuilder().getPersonBuilder();
        person.addPapers(IdentityPaper.newBuilder().setKind("PASSPORT").setNumber("EZ7766554"));
        person.getSubjectBuilder()
                .addFormerNames("王旧名乙")
                .setPhone("13977776666")
                .clearAddresses()
                .addAddresses("演示村七十七号");
        return request.build();
    }

    private static boolean isReading(String method) {
        return method.matches(".*/(Get|List|Fetch|Download).*");
    }

    /** Everything that comes back, by method, as text; each question once. */
    private static Map<String, List<String>> heard(HubClient caller, boolean readings, OfficerRole... roles) {
        var heard = new TreeMap<String, List<String>>();
        Map<String, MethodDescriptor<?, ?>> methods = Served.methods(caller.channel());
        var asked = new HashSet<Map.Entry<String, Message>>();
        for (var probes : Probes.OF.entrySet()) {
            // Reveal is what asks for a reason and has its own test; a subscription is read below.
            if (isReading(probes.getKey()) != readings || probes.getKey().matches(".*/(Reveal|Subscribe)")) {
                continue;
            }
            for (var probe : probes.getValue()) {
                for (OfficerRole role : roles) {
                    for (String id : IDS.values()) {
                        var header = TestHub.header(caller.organisation() + asked.size(), role).toBuilder().setReason("核对");
                        var about = new Probes.About(id, caller.organisation(), paper, header.setRequestId("p").build());
                        if (asked.add(Map.entry(role + probes.getKey(), probe.apply(about)))) {
                            header.setRequestId(caller.organisation() + asked.size());
                            about = new Probes.About(id, caller.organisation(), paper, header.build());
                            heard.computeIfAbsent(probes.getKey(), k -> new ArrayList<>()).addAll(told(Wire.call(
                                    caller.channel(), probes.getKey(), methods.get(probes.getKey()).getType(),
                                    new Metadata(), List.of(probe.apply(about).toByteArray()))));
                        }
                    }
                }
            }
        }
        try (var stream = Frames.open(caller.channel(), Frames.named("party").build())) {
            heard.put("stream", List.of(new String(stream.items().toByteArray(), StandardCharsets.UTF_8)));
        }
        return heard;
    }

    private static List<String> told(Wire.Answer answer) {
        var texts = new ArrayList<String>();
        answer.messages().forEach(m -> texts.add(new String(m, StandardCharsets.UTF_8)));
        texts.add(answer.status() + " " + answer.metadata());
        return texts;
    }

    private static void requireHidden(Map<String, List<String>> heard, String... forWork) {
        assertThat(heard.values().stream().mapToInt(List::size).sum()).as("texts that came back").isGreaterThan(100);
        heard.forEach((method, texts) -> PLANTED.forEach((value, what) -> {
            if (!List.of(forWork).contains(what)) {
                assertThat(texts).as("%s in %s", what, method).noneMatch(t -> t.contains(value));
            }
        }));
    }

    /** Before anything is changed: readings by all who have a part in it. */
    @Test
    @Order(1)
    void noReadingShowsAPartyWhatItHasNotAskedForWithAReason() {
        var none = OfficerRole.OFFICER_ROLE_SYSTEM;
        requireHidden(heard(hub.as(Watching.COURT), true, none));
        requireHidden(heard(hub.as(Watching.POLICE), true, none));
        requireHidden(heard(hub.as(Watching.GRID), true, none), "name", "former name", "address");
    }

    @Test
    @Order(2)
    void aClaimIsWhatOpensTheReadingInClearAndTheReasonIsOnTheRecordWithWhoReads() {
        HubClient police = hub.as(Watching.POLICE);
        String alert = IDS.get("alert");
        assertThat(refusal(police, reveal(alert, "c-1", "到场辨认"))).isEqualTo(Reason.REASON_NOT_CLAIMED);
        police.alerts().claim(Watching.claim(alert, "c-2", "court-liaison"));
        assertThat(refusal(police, reveal(alert, "c-3", ""))).isEqualTo(Reason.REASON_FIELD_INVALID);
        requireHidden(heard(police, true, OfficerRole.OFFICER_ROLE_SYSTEM));

        long before = hub.hub().ledger().heads().position();
        Alert clear = police.audit().reveal(reveal(alert, "c-4", "到场辨认")).getAlert();
        assertThat(clear.getTarget().getPerson().getSubject().getName()).isEqualTo(NAME);
        assertThat(clear.getSightings(0).getPlace().getText()).contains("903");
        assertThat(clear.getMasked()).isFalse();
        HistoryRecord record = hub.hub().ledger().history(before + 1, 0).orElseThrow();
        assertThat(record.command()).isEqualTo("xietong.v1.AuditService/Reveal");
        assertThat(record.resource()).isEqualTo("access/" + alert + "/" + Watching.POLICE);
        assertThat(record.organisation()).isEqualTo(Watching.POLICE);
        String kept = new String(record.body(), StandardCharsets.UTF_8) + new String(record.parts(), StandardCharsets.UTF_8);
        assertThat(kept).contains("到场辨认", Watching.police("c-4").getOfficer().getId());
    }

    /** Every command in every role, whatever becomes of the resources. */
    @Test
    @Order(3)
    void noCommandAndNoRefusalShowsAPartyWhatItHasNotAskedForWithAReason() {
        var all = List.of(OfficerRole.OFFICER_ROLE_POLICE, OfficerRole.OFFICER_ROLE_GRID_WORKER,
                OfficerRole.OFFICER_ROLE_OFFICER, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE, OfficerRole.OFFICER_ROLE_APPROVER,
                OfficerRole.OFFICER_ROLE_SYSTEM);
        int more = Size.of("roles beside one's own", 0, all.size());
        var others = all.subList(0, more);
        requireHidden(heard(hub.as(Watching.POLICE), false, with(OfficerRole.OFFICER_ROLE_POLICE, others)));
        requireHidden(heard(hub.as(Watching.GRID), false, with(OfficerRole.OFFICER_ROLE_GRID_WORKER, others)),
                "name", "former name", "address");
        requireHidden(heard(hub.as(Watching.COURT), false, with(OfficerRole.OFFICER_ROLE_OFFICER, others)));
    }

    private static OfficerRole[] with(OfficerRole own, List<OfficerRole> others) {
        return Stream.concat(Stream.of(own), others.stream()).distinct().toArray(OfficerRole[]::new);
    }

    private static AuditServiceRevealRequest reveal(String id, String requestId, String reason) {
        return AuditServiceRevealRequest.newBuilder()
                .setHeader(Watching.police(requestId).toBuilder().setReason(reason))
                .setResource(id)
                .build();
    }

    private static Reason refusal(HubClient client, AuditServiceRevealRequest request) {
        return catchThrowableOfType(HubRefusal.class, () -> client.audit().reveal(request)).reason();
    }

    /** Each value that is planted is really there: whoever asks with a reason reads it. */
    @Test
    @Order(4)
    void whatWasPlantedIsThere() {
        HubClient court = hub.as(Watching.COURT);
        String all = Stream.of("order", "alert", "push", "subject")
                .map(what -> court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                        .setHeader(Watching.officer("there-" + what).toBuilder().setReason("核对"))
                        .setResource(IDS.get(what))
                        .build()))
                .map(r -> new String(r.toByteArray(), StandardCharsets.UTF_8))
                .reduce("", String::concat);
        assertThat(PLANTED.keySet()).allSatisfy(value -> assertThat(all).contains(value));
    }
}
