// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.ledger.HistoryRecord;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.EntrustmentServiceUrgeRequest;
import xietong.v1.EntrustmentState;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeState;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MatterBox;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;

/** Courts renamed, merged and closed: their codes stay, their mailboxes, matters and measures pass to the successor. */
@Timeout(180)
class SuccessionTest {
    private static final String SENDER = "京0117";
    private static final String MERGED = "津0119";
    private static final String HEIR = "冀1082";
    private static final String STRANGER = "冀0229";
    private static final String CLOSED = "冀0822";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static String matter;
    private static String later;
    private static Receipt measure;
    private static long deliveredToMerged;

    @BeforeAll
    static void merge() {
        hub = TestHub.start(folder);
        DocumentRef paper = Matters.paper(hub.as(SENDER));
        matter = hub.as(SENDER).entrustments().submit(Matters.freeze(paper, MERGED, "s-1")).getResource();
        later = hub.as(SENDER).entrustments().submit(Matters.freeze(paper, MERGED, "s-2")).getResource();
        hub.as(SENDER).entrustments().submit(Matters.freeze(paper, HEIR, "s-3"));
        measure = Freezing.order(hub.as(MERGED), 6_000_000, "o-1");
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(measure.getResource(),
                MeasureKind.MEASURE_KIND_ORDER, ReceiptResult.RECEIPT_RESULT_DONE, measure.getAcceptTime(), 8_000_000));
        hub.as(MERGED).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                .setHeader(officer("sign-later"))
                .setId(later)
                .build());
        assertThat(refusal(() -> hub.as(HEIR).entrustments().get(matter))).isEqualTo(Reason.REASON_NOT_PARTY);
        hub.administrator().directory().merge(DirectoryServiceMergeOrganisationsRequest.newBuilder()
                .setHeader(administrator("merge"))
                .addCodes(MERGED)
                .setSuccessor(HEIR)
                .build());
        deliveredToMerged = hub.hub().ledger().mailboxHead(MERGED);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static CommandHeader administrator(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("机构改革").build();
    }

    private static CommandHeader officer(String requestId) {
        return TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER);
    }

    private static Reason refusal(ThrowingCallable call) {
        return catchThrowableOfType(HubRefusal.class, call).reason();
    }

    private static List<MailboxItem> fetch(HubClient reader, String mailbox) {
        return reader.call(MailboxServiceGrpc.getFetchMethod(),
                        MailboxServiceFetchRequest.newBuilder().setMailbox(mailbox).setLimit(100).build())
                .getItemsList();
    }

    private static List<Delivery> delivered(String mailbox) {
        return hub.hub().ledger().deliveries(mailbox, 0, 1_000);
    }

    @Test
    void the_directory_says_who_goes_on_and_keeps_the_code() {
        var closed = hub.as(SENDER).directory().get(MERGED);
        assertThat(closed.getClosed()).isTrue();
        assertThat(closed.getSuccessor()).isEqualTo(HEIR);
        assertThat(hub.administrator().directory().get(MERGED).getKeyDigestsList()).as("nobody acts as it").isEmpty();
        assertThat(refusal(() -> hub.as(MERGED).directory().get(SENDER))).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        assertThat(refusal(() -> hub.administrator().directory().put(DirectoryServicePutOrganisationRequest.newBuilder()
                        .setHeader(administrator("reopen"))
                        .setOrganisation(closed.toBuilder().setClosed(false))
                        .build())))
                .isEqualTo(Reason.REASON_FIELD_INVALID);
    }

    @Test
    void nothing_new_is_addressed_to_it_and_the_refusal_names_the_successor() {
        DocumentRef paper = Matters.paper(hub.as(SENDER));
        var refused = catchThrowableOfType(HubRefusal.class,
                () -> hub.as(SENDER).entrustments().submit(Matters.other(paper, MERGED, "too-late")));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_ORGANISATION_UNKNOWN);
        assertThat(refused.metadata()).containsEntry("field", "recipient").containsEntry("successor", HEIR);
    }

    @Test
    void the_successor_reads_the_mailbox_and_the_lists_of_the_closed_one_and_strangers_do_not() {
        assertThat(fetch(hub.as(HEIR), MERGED)).filteredOn(i -> i.getTopic().equals("entrustment.sent"))
                .extracting(MailboxItem::getResource).containsExactly(matter, later);
        assertThat(fetch(hub.as(HEIR), MERGED)).noneMatch(MailboxItem::getWithheld);
        try (var stream = Frames.open(hub.as(HEIR).channel(), Frames.named("desk").setMailbox(MERGED).build())) {
            assertThat(stream.opened().getHead()).isEqualTo(hub.hub().ledger().mailboxHead(MERGED));
            assertThat(stream.items().getItemsCount()).isPositive();
        }
        assertThat(hub.as(HEIR).entrustments().list(MatterBox.MATTER_BOX_INBOX, 1)).extracting(Entrustment::getRecipient)
                .as("one list, page by page").contains(MERGED, HEIR);
        assertThat(hub.as(HEIR).entrustments().status(List.of(matter))).hasSize(1);
        assertThat(hub.as(HEIR).entrustments().get(matter).getAllowedCommandsList()).contains("Return");
        for (String other : List.of(STRANGER, SENDER)) {
            assertThat(refusal(() -> fetch(hub.as(other), MERGED))).isEqualTo(Reason.REASON_NOT_PARTY);
        }
        assertThat(refusal(() -> hub.as(STRANGER).entrustments().get(matter))).isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void the_successor_works_an_open_matter_and_history_tells_who_did_what() {
        Receipt signed = hub.as(HEIR).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                .setHeader(officer("sign-1"))
                .setId(matter)
                .build());
        assertThat(signed.getOrganisation()).isEqualTo(HEIR);
        Entrustment now = hub.as(SENDER).entrustments().get(matter);
        assertThat(now.getState()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_SIGNED);
        assertThat(now.getRecipient()).as("the code stays").isEqualTo(MERGED);
        assertThat(hub.hub().ledger().historyOf(matter)).extracting(HistoryRecord::organisation)
                .containsExactly(SENDER, HEIR);
        assertThat(hub.hub().ledger().historyOf(later)).extracting(HistoryRecord::organisation)
                .startsWith(SENDER, MERGED);
        Delivery told = delivered(SENDER).stream().filter(d -> d.resource().equals(matter)).toList().get(0);
        assertThat(told.actor()).isEqualTo(HEIR);

        // What the sender does is told to the successor, in the successor's own mailbox.
        hub.as(SENDER).entrustments().urge(EntrustmentServiceUrgeRequest.newBuilder()
                .setHeader(officer("urge-1").toBuilder().setReason("请尽快"))
                .setId(later)
                .build());
        assertThat(delivered(HEIR)).extracting(Delivery::resource).contains(later);
        assertThat(hub.hub().ledger().mailboxHead(MERGED)).isEqualTo(deliveredToMerged);
        assertThat(fetch(hub.as(HEIR), HEIR)).filteredOn(i -> i.getResource().equals(later))
                .isNotEmpty().noneMatch(MailboxItem::getWithheld);
        // The same request twice is one act, whoever's part it was.
        assertThat(hub.as(HEIR).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                        .setHeader(officer("sign-1"))
                        .setId(matter)
                        .build()))
                .isEqualTo(signed);
    }

    @Test
    void a_measure_passes_to_the_successor_which_releases_it() {
        String id = measure.getResource();
        assertThat(hub.as(HEIR).freezes().list(FreezeBox.FREEZE_BOX_HELD)).extracting(FreezeOrder::getId).contains(id);
        FreezeOrder order = hub.as(HEIR).freezes().get(id);
        assertThat(order.getCourt()).isEqualTo(MERGED);
        assertThat(order.getAllowedCommandsList()).contains("Renew", "Release");
        assertThat(refusal(() -> hub.as(STRANGER).freezes().release(
                        Freezing.release(order, Matters.paper(hub.as(STRANGER)), "not-theirs"))))
                .isEqualTo(Reason.REASON_NOT_PARTY);
        hub.as(HEIR).freezes().release(Freezing.release(order, Matters.paper(hub.as(HEIR)), "release-1"));
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(id, MeasureKind.MEASURE_KIND_RELEASE,
                ReceiptResult.RECEIPT_RESULT_DONE, hub.as(HEIR).freezes().get(id).getAcceptTime(), 8_000_000));
        assertThat(hub.as(HEIR).freezes().get(id).getState()).isEqualTo(FreezeState.FREEZE_STATE_RELEASED);
        assertThat(delivered(HEIR)).extracting(Delivery::topic).contains("freeze.released");
        assertThat(hub.verify().findings()).isEmpty();
    }

    @Test
    void whose_part_is_taken_may_be_named_but_nothing_new_begins_in_it() {
        DocumentRef paper = Matters.paper(hub.as(HEIR));
        var fresh = Matters.other(paper, SENDER, "in-its-name");
        assertThat(refusal(() -> hub.as(HEIR).entrustments().submit(fresh.toBuilder()
                        .setHeader(fresh.getHeader().toBuilder().setOnBehalfOf(MERGED))
                        .build())))
                .isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(refusal(() -> hub.as(STRANGER).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                        .setHeader(officer("sign-x").toBuilder().setOnBehalfOf(MERGED))
                        .setId(matter)
                        .build())))
                .isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(refusal(() -> hub.as(HEIR).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                        .setHeader(officer("sign-own").toBuilder().setOnBehalfOf(HEIR))
                        .setId(later)
                        .build())))
                .as("in its own part it is no party").isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void a_court_that_is_closed_is_succeeded_by_its_superior_and_a_name_changes_without_its_code() {
        String superior = hub.as(SENDER).directory().get(CLOSED).getSuperior();
        DocumentRef paper = Matters.paper(hub.as(SENDER));
        String open = hub.as(SENDER).entrustments().submit(Matters.other(paper, CLOSED, "s-4")).getResource();
        hub.administrator().directory().close(DirectoryServiceCloseOrganisationRequest.newBuilder()
                .setHeader(administrator("close"))
                .setCode(CLOSED)
                .build());
        assertThat(hub.as(SENDER).directory().get(CLOSED).getSuccessor()).isEqualTo(superior);
        assertThat(hub.as(superior).entrustments().get(open).getRecipient()).isEqualTo(CLOSED);
        hub.as(superior).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                .setHeader(officer("sign-2"))
                .setId(open)
                .build());

        String before = hub.as(SENDER).directory().get(SENDER).getName();
        hub.administrator().directory().rename(DirectoryServiceRenameOrganisationRequest.newBuilder()
                .setHeader(administrator("rename"))
                .setCode(SENDER)
                .setName("演练更名法院")
                .build());
        var renamed = hub.as(SENDER).directory().get(SENDER);
        assertThat(renamed.getName()).isEqualTo("演练更名法院");
        assertThat(renamed.getFormerNamesList()).extracting(n -> n.getName()).containsExactly(before);
        assertThat(hub.as(SENDER).entrustments().get(open).getSender()).as("its certificate and matters stay").isEqualTo(SENDER);
    }

    @Test
    void a_restart_knows_it_all_again() {
        hub.restart();
        assertThat(hub.as(HEIR).entrustments().get(later).getRecipient()).isEqualTo(MERGED);
        assertThat(fetch(hub.as(HEIR), MERGED)).isNotEmpty();
    }
}
