// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CaseServiceTransferRequest;
import xietong.v1.CaseTransferBox;
import xietong.v1.CollaborationBox;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderBox;
import xietong.v1.DocumentRef;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;
import xietong.v1.Room;
import xietong.v1.RoomMessage;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Nothing about a campaign, its orders, its room or a case that moves reaches who has no part in it. */
class CollaborationPrivacyTest {
    private static final String LEAD = "京0117";
    private static final String OTHER = "津0119";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        HubClient lead = hub.as(LEAD);
        HubClient supreme = hub.as(Collaborating.SUPREME);
        paper = Matters.paper(lead);
        Receipt frozen = lead.freezes().order(Freezing.order(LEAD, paper, 6_000_000, "p-1"));
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(frozen.getResource(),
                MeasureKind.MEASURE_KIND_ORDER, ReceiptResult.RECEIPT_RESULT_DONE, frozen.getAcceptTime(), 8_000_000));
        Receipt waits = Freezing.order(hub.as(OTHER), 5_000_000, "p-2");
        Receipt applied = lead.collaborations().apply(Collaborating.dispatch(lead, "p-3",
                lead.freezes().get(frozen.getResource()), hub.as(OTHER).freezes().get(waits.getResource())));
        String campaign = applied.getResource();
        Receipt decided = supreme.collaborations()
                .decide(Collaborating.grant(supreme, campaign, applied.getAcceptTime(), "p-4"));
        String room = supreme.collaborations().get(campaign).getRoom();
        lead.rooms().post(Collaborating.opinion(room, "同意分批解除", "p-5"));
        assertThat(decided.getResource()).isEqualTo(campaign);
        IDS.put("campaign", campaign);
        IDS.put("order", lead.collaborations().orders(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO)
                .map(DispatchOrder::getId).findFirst().orElseThrow());
        IDS.put("room", room);
        IDS.put("message", lead.rooms().messages(room).map(RoomMessage::getId).findFirst().orElseThrow());
        IDS.put("transfer", lead.cases().transfer(CaseServiceTransferRequest.newBuilder()
                        .setHeader(Collaborating.header(lead, "p-6").toBuilder().setCaseNumber("（2018）京0117执2号"))
                        .setReceiver("冀0822")
                        .addPapers(Freezing.paper("ENTRUSTMENT_LETTER", paper))
                        .addPapers(Freezing.paper("ENFORCEMENT_BASIS", paper))
                        .build())
                .getResource());
        IDS.put("fact", lead.cases().reportFact(CaseServiceReportFactRequest.newBuilder()
                        .setHeader(Collaborating.header(lead, "p-7").toBuilder().setCaseNumber("（2018）京0117破1号"))
                        .setKind(CaseFactKind.CASE_FACT_KIND_BANKRUPTCY_ACCEPTED)
                        .setDebtor(Subject.newBuilder()
                                .setKind(SubjectKind.SUBJECT_KIND_ORGANISATION)
                                .setName("演示建材有限公司")
                                .setIdentifier("91990100MA0000015X"))
                        .addPapers(Freezing.paper("RULING", paper))
                        .build())
                .getResource());
        IDS.forEach((what, id) -> reveal(lead, id, "reveal-" + what));
        try (var stream = Frames.open(lead.channel(), Frames.named("desk").build())) {
            stream.opened();
        }
    }

    private static void reveal(HubClient court, String id, String requestId) {
        court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("核对"))
                .setResource(id)
                .build());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /**
     * Who has no part in what: a third court and its superior in nothing; the other court of the campaign only in its own
     * order; the bank only in the asset; the lead's High Court, before which the application was laid, in the campaign.
     */
    static Stream<Arguments> strangers() {
        String police = hub.administrator().directory().list(OrganisationKind.ORGANISATION_KIND_POLICE)
                .findFirst().orElseThrow().getCode();
        List<String> all = List.of("冀1082", Freezing.BANK, "冀", police, "BANK-B");
        int asked = Size.of("strangers to a campaign", 1, all.size());
        Stream<Arguments> everything = all.subList(0, asked).stream()
                .flatMap(s -> IDS.keySet().stream().map(what -> Arguments.of(s, what)));
        return Stream.concat(
                everything,
                Stream.of(
                        Arguments.of(OTHER, "campaign"),
                        Arguments.of(OTHER, "order"),
                        Arguments.of(OTHER, "room"),
                        Arguments.of(OTHER, "message"),
                        Arguments.of("京", "room"),
                        Arguments.of("京", "message"),
                        Arguments.of("京", "order")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_stranger_learns_nothing_through_any_call(String stranger, String what) {
        new Silence(hub.as(stranger), LEAD, paper).requireAbout(IDS.get(what));
    }

    @Test
    void the_operator_learns_nothing() {
        IDS.values().forEach(new Silence(hub.administrator(), LEAD, paper)::requireAbout);
    }

    @Test
    void no_list_and_no_mailbox_of_a_stranger_holds_any_of_it() {
        for (String stranger : List.of("冀1082", "冀")) {
            HubClient client = hub.as(stranger);
            boxes(CollaborationBox.values()).forEach(b -> assertThat(client.collaborations().list(b)).isEmpty());
            boxes(DispatchOrderBox.values()).forEach(b -> assertThat(client.collaborations().orders(b)).isEmpty());
            boxes(CaseTransferBox.values()).forEach(b -> assertThat(client.cases().transfers(b)).isEmpty());
            assertThat(client.rooms().list()).isEmpty();
            assertThat(hub.hub().ledger().deliveries(stranger, 0, 1_000)).isEmpty();
        }
        List<String> room = List.of(IDS.get("room"), IDS.get("message"), IDS.get("campaign"));
        assertThat(hub.hub().ledger().deliveries(OTHER, 0, 1_000)).extracting(Delivery::resource)
                .doesNotContainAnyElementsOf(room);
    }

    private static <E extends Enum<E>> Stream<E> boxes(E[] all) {
        return Arrays.stream(all).filter(b -> !b.name().endsWith("UNRECOGNIZED") && b.ordinal() > 0);
    }

    @Test
    void a_court_sees_its_own_order_and_nothing_of_the_others() {
        DispatchOrder own = hub.as(OTHER).collaborations().orders(DispatchOrderBox.DISPATCH_ORDER_BOX_TO_DO)
                .findFirst().orElseThrow();
        assertThat(own.getAccountsList()).hasSize(1);
        assertThat(own.toString()).doesNotContain("京0117执1号");
        assertThat(refusal(() -> hub.as(OTHER).collaborations().get(own.getCollaboration())))
                .isEqualTo(refusal(() -> hub.as(OTHER).collaborations().get("M0NOSUCHCAMPAIGN")));
    }

    @Test
    void whoever_queues_on_an_account_is_not_told_of_the_campaign_by_a_count() {
        Receipt queued = Freezing.order(hub.as("冀0281"), 100, "q-1");
        assertThat(queued.getDeliveries()).as("the bank alone").isEqualTo(1);
        assertThat(hub.hub().ledger().deliveries(LEAD, 0, 1_000))
                .as("the lead hears of it all the same").anyMatch(d -> d.right().equals("CAMPAIGN"));
    }

    @Test
    void who_comes_into_a_room_late_does_not_hear_what_was_said_before_and_who_left_hears_no_more() {
        HubClient lead = hub.as(LEAD);
        HubClient guest = hub.as("冀0281");
        String room = lead.rooms().open(xietong.v1.CollaborationServiceOpenRoomRequest.newBuilder()
                        .setHeader(TestHub.header("r-1", OfficerRole.OFFICER_ROLE_OFFICER))
                        .setTitle("某厂房腾退")
                        .addMembers(OTHER)
                        .build())
                .getResource();
        lead.rooms().post(Collaborating.opinion(room, "第一", "r-2"));
        change(lead, room, "r-3", c -> c.addInvited("冀0281"));
        lead.rooms().post(Collaborating.opinion(room, "第二", "r-4"));
        assertThat(guest.rooms().messages(room)).extracting(RoomMessage::getText).containsExactly("第二");
        assertThat(guest.rooms().list()).extracting(Room::getId).containsExactly(room);

        change(lead, room, "r-5", c -> c.addDismissed("冀0281"));
        lead.rooms().post(Collaborating.opinion(room, "第三", "r-6"));
        assertThat(guest.rooms().list()).isEmpty();
        assertThat(refusal(() -> guest.rooms().get(room))).isEqualTo(refusal(() -> guest.rooms().get("M0NOSUCHROOM")));
        String last = hub.as(OTHER).rooms().messages(room).filter(m -> m.getNumber() == 3).findFirst().orElseThrow().getId();
        assertThat(refusal(() -> guest.rooms().message(last)))
                .isEqualTo(refusal(() -> guest.rooms().message("M0NOSUCHMESSAGE")));
    }

    @Test
    void who_reports_a_bankruptcy_does_not_learn_what_measures_there_are() {
        HubClient court = hub.as("冀0822");
        Receipt frozen = bankrupt(court, Matters.DEBTOR, "b-1");
        Receipt free = bankrupt(court, Matters.DEBTOR.toBuilder().setIdentifier("990100199001010039").build(), "b-2");
        assertThat(frozen.getDeliveries()).isEqualTo(free.getDeliveries());
        assertThat(frozen.getWarningsList()).isEqualTo(free.getWarningsList());
        Await.until("the holder is told", () -> hub.hub().ledger().deliveries(LEAD, 0, 1_000).stream()
                .anyMatch(d -> d.topic().equals("freeze.release_duty")));
        assertThat(court.cases().fact(frozen.getResource()).toBuilder().clearId().clearTime().clearEventTime().clearDebtor().build())
                .isEqualTo(court.cases().fact(free.getResource()).toBuilder().clearId().clearTime().clearEventTime().clearDebtor().build());
    }

    private static Receipt bankrupt(HubClient court, Subject debtor, String requestId) {
        return court.cases().reportFact(CaseServiceReportFactRequest.newBuilder()
                .setHeader(Collaborating.header(court, requestId).toBuilder()
                        .setCaseNumber("（2018）" + court.organisation() + "破1号"))
                .setKind(CaseFactKind.CASE_FACT_KIND_BANKRUPTCY_ACCEPTED)
                .setDebtor(debtor)
                .addPapers(Freezing.paper("RULING", Matters.paper(court)))
                .build());
    }

    private static void change(
            HubClient lead,
            String room,
            String requestId,
            java.util.function.Consumer<CollaborationServiceChangeMembersRequest.Builder> how) {
        var command = CollaborationServiceChangeMembersRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(room);
        how.accept(command);
        lead.rooms().changeMembers(command.build());
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        HubRefusal refusal = catchThrowableOfType(HubRefusal.class, call);
        return refusal.getMessage() + refusal.metadata();
    }
}
