// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.Asset;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceApproveRequest;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.FreezeServiceVerifyRankRequest;
import xietong.v1.FreezeState;
import xietong.v1.MailboxItem;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;

/** Three courts and a bank about one account, over the wire: ordered, registered, released, moved up. */
class FreezeJourneyTest {
    private static final String BANK = Freezing.BANK;

    @TempDir
    Path folder;

    private static Receipt answer(HubClient bank, Receipt order, ReceiptResult result) {
        return bank.freezes().recordReceipt(Freezing.receipt(order.getResource(), MeasureKind.MEASURE_KIND_ORDER,
                result, order.getAcceptTime(), 8_000_000));
    }

    private static Receipt released(HubClient court, HubClient bank, String id) {
        court.freezes().release(Freezing.release(court.freezes().get(id), Matters.paper(court), "release-" + id));
        return bank.freezes().recordReceipt(Freezing.receipt(id, MeasureKind.MEASURE_KIND_RELEASE,
                ReceiptResult.RECEIPT_RESULT_DONE, court.freezes().get(id).getAcceptTime(), 8_000_000));
    }

    private static List<String> topics(TestHub hub, String mailbox) {
        return hub.hub().ledger().deliveries(mailbox, 0, 1_000).stream().map(Delivery::topic).toList();
    }

    @Test
    void a_release_moves_up_who_waited_and_everyone_concerned_is_told() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient pinggu = hub.as("京0117");
            HubClient jizhou = hub.as("津0119");
            HubClient sanhe = hub.as("冀1082");
            HubClient bank = hub.as(BANK);
            var arrived = new LinkedBlockingQueue<MailboxItem>();
            try (var in = bank.subscription("judicial").start(arrived::add)) {
                Receipt first = Freezing.order(pinggu, 6_000_000, "o-1");
                Receipt second = Freezing.order(jizhou, 5_000_000, "o-2");
                Receipt third = Freezing.order(sanhe, 1_000_000, "o-3");
                for (Receipt order : List.of(first, second, third)) {
                    MailboxItem item = arrived.poll(10, TimeUnit.SECONDS);
                    assertThat(item.getTopic()).isEqualTo("freeze.ordered");
                    assertThat(item.getFreezeOrder().getId()).isEqualTo(order.getResource());
                    assertThat(item.getFreezeOrder().getKey().getNumber()).isEqualTo("6299***********0012");
                    assertThat(item.getFreezeOrder().hasClaim()).as("the claim is the court's").isFalse();
                }
                assertThat(bank.freezes().list(FreezeBox.FREEZE_BOX_TO_ANSWER, 2)).extracting(FreezeOrder::getId)
                        .containsExactly(first.getResource(), second.getResource(), third.getResource());
                answer(bank, first, ReceiptResult.RECEIPT_RESULT_DONE);
                answer(bank, second, ReceiptResult.RECEIPT_RESULT_PARTLY);
                answer(bank, third, ReceiptResult.RECEIPT_RESULT_QUEUED);
                assertThat(bank.freezes().list(FreezeBox.FREEZE_BOX_TO_ANSWER)).isEmpty();

                Asset asset = sanhe.freezes().asset(third.getResource());
                assertThat(sanhe.freezes().asset(asset.getId())).isEqualTo(asset);
                assertThat(asset.getQueueList()).extracting(QueueEntry::getCourt)
                        .containsExactly("京0117", "津0119", "冀1082");
                assertThat(asset.getQueueList()).extracting(e -> e.getEffectiveAmount().getMinorUnits())
                        .containsExactly(6_000_000L, 2_000_000L, 0L);

                released(pinggu, bank, first.getResource());
                assertThat(arrived.poll(10, TimeUnit.SECONDS).getTopic()).isEqualTo("freeze.release_asked");
                assertThat(pinggu.freezes().get(first.getResource()).getState())
                        .isEqualTo(FreezeState.FREEZE_STATE_RELEASED);
                assertThat(jizhou.freezes().get(second.getResource()).getEffectiveAmount().getMinorUnits())
                        .isEqualTo(5_000_000);
                FreezeOrder moved = sanhe.freezes().get(third.getResource());
                assertThat(moved.getState()).isEqualTo(FreezeState.FREEZE_STATE_EFFECTIVE);
                assertThat(moved.hasEndTime()).isTrue();
                assertThat(moved.getAllowedCommandsList()).contains("Renew", "Release", "Deduct");
                assertThat(topics(hub, "津0119")).contains("freeze.amount", "asset.changed");
                assertThat(topics(hub, "冀1082")).contains("freeze.activated", "asset.changed");
                assertThat(topics(hub, "京0117")).endsWith("freeze.released");
            }
        }
    }

    @Test
    void lists_hold_what_is_the_callers_and_nothing_after_its_part_has_ended() {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient pinggu = hub.as("京0117");
            HubClient jizhou = hub.as("津0119");
            HubClient bank = hub.as(BANK);
            Receipt first = Freezing.order(pinggu, 6_000_000, "o-1");
            Receipt second = Freezing.order(jizhou, 5_000_000, "o-2");
            answer(bank, first, ReceiptResult.RECEIPT_RESULT_DONE);
            answer(bank, second, ReceiptResult.RECEIPT_RESULT_PARTLY);
            Asset asset = pinggu.freezes().asset(first.getResource());
            assertThat(pinggu.freezes().assets()).containsExactly(asset);
            assertThat(bank.freezes().assets()).extracting(Asset::getId).containsExactly(asset.getId());
            assertThat(pinggu.freezes().list(FreezeBox.FREEZE_BOX_HELD)).extracting(FreezeOrder::getId)
                    .containsExactly(first.getResource());

            released(pinggu, bank, first.getResource());
            assertThat(pinggu.freezes().list(FreezeBox.FREEZE_BOX_HELD)).isEmpty();
            assertThat(pinggu.freezes().list(FreezeBox.FREEZE_BOX_ENDED)).extracting(FreezeOrder::getId)
                    .containsExactly(first.getResource());
            assertThat(pinggu.freezes().assets()).isEmpty();
            assertThat(reason(() -> pinggu.freezes().asset(first.getResource()))).isEqualTo(Reason.REASON_NOT_PARTY);
            assertThat(jizhou.freezes().assets()).extracting(Asset::getId).containsExactly(asset.getId());
        }
    }

    @Test
    void papers_and_clear_text_are_reached_through_the_order_or_the_asset() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient pinggu = hub.as("京0117");
            HubClient bank = hub.as(BANK);
            Receipt order = Freezing.order(pinggu, 6_000_000, "o-1");
            var paper = Matters.paper(pinggu);
            var content = new ByteArrayOutputStream();
            bank.documents().download(order.getResource(), paper, content);
            assertThat(content.size()).isEqualTo((int) paper.getSize());
            String asset = pinggu.freezes().get(order.getResource()).getAsset();
            assertThat(reason(() -> bank.documents().download(asset, paper, content)))
                    .as("the asset does not cite it").isEqualTo(Reason.REASON_NOT_PARTY);

            answer(bank, order, ReceiptResult.RECEIPT_RESULT_DONE);
            HubClient jizhou = hub.as("津0119");
            Freezing.order(jizhou, 5_000_000, "o-2");
            var evidence = pinggu.documents().upload(new byte[] {1, 2, 3, 4}, "核实笔录.txt", "text/plain");
            pinggu.freezes().verifyRank(FreezeServiceVerifyRankRequest.newBuilder()
                    .setHeader(TestHub.header("k-1", OfficerRole.OFFICER_ROLE_OFFICER))
                    .setAsset(asset)
                    .setFirstOrder(order.getResource())
                    .setText("首先有效冻结")
                    .setWitnesses("演示见证人")
                    .addPapers(Freezing.paper("RULING", evidence))
                    .build());
            content.reset();
            jizhou.documents().download(asset, evidence, content);
            assertThat(content.size()).isEqualTo(4);
            assertThat(reason(() -> hub.as("冀1082").documents().download(asset, evidence, content)))
                    .isEqualTo(Reason.REASON_NOT_PARTY);

            AuditServiceRevealResponse clear = reveal(bank, order.getResource(), "v-1");
            assertThat(clear.getFreezeOrder().getKey().getNumber()).isEqualTo(Freezing.ACCOUNT);
            assertThat(clear.getFreezeOrder().getMasked()).isFalse();
            assertThat(reveal(pinggu, asset, "v-2").getAsset().getOwner().getName())
                    .isEqualTo(Matters.DEBTOR.getName());
        }
    }

    @Test
    void what_waits_for_approval_is_hidden_from_the_bank_and_so_are_its_papers() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient pinggu = hub.as("京0117");
            HubClient bank = hub.as(BANK);
            Receipt order = Freezing.order(pinggu, 6_000_000, "o-1");
            answer(bank, order, ReceiptResult.RECEIPT_RESULT_DONE);
            FreezeOrder held = pinggu.freezes().get(order.getResource());
            var basis = pinggu.documents().upload(new byte[] {1, 2, 3}, "扣划裁定.txt", "text/plain");
            pinggu.freezes().deduct(FreezeServiceDeductRequest.newBuilder()
                    .setHeader(TestHub.header("d-1", OfficerRole.OFFICER_ROLE_OFFICER))
                    .setId(held.getId())
                    .setOriginal(Freezing.release(held, basis, "-").getOriginal())
                    .setAmount(Freezing.yuan(1_000_000))
                    .addPapers(Freezing.paper("RULING", basis))
                    .addPapers(Freezing.paper("ASSISTANCE_NOTICE", basis))
                    .addPapers(Freezing.paper("ENFORCEMENT_BASIS", basis))
                    .build());
            var content = new ByteArrayOutputStream();
            FreezeOrder seen = bank.freezes().get(held.getId());
            assertThat(seen.getPendingList()).isEmpty();
            assertThat(seen.getStepsList()).noneMatch(s -> s.getAction().equals("Deduct"));
            assertThat(reason(() -> bank.documents().download(held.getId(), basis, content)))
                    .isEqualTo(Reason.REASON_NOT_PARTY);

            pinggu.freezes().approve(FreezeServiceApproveRequest.newBuilder()
                    .setHeader(TestHub.header("d-2", OfficerRole.OFFICER_ROLE_APPROVER))
                    .setId(held.getId())
                    .setGranted(true)
                    .build());
            assertThat(bank.freezes().get(held.getId()).getPending(0).getKind())
                    .isEqualTo(MeasureKind.MEASURE_KIND_DEDUCTION);
            bank.documents().download(held.getId(), basis, content);
            assertThat(content.size()).isEqualTo(3);
        }
    }

    @Test
    void an_ended_order_is_erased_and_a_live_one_is_not() {
        try (TestHub hub = TestHub.start(folder)) {
            HubClient pinggu = hub.as("京0117");
            HubClient bank = hub.as(BANK);
            Receipt order = Freezing.order(pinggu, 6_000_000, "o-1");
            answer(bank, order, ReceiptResult.RECEIPT_RESULT_DONE);
            String asset = pinggu.freezes().get(order.getResource()).getAsset();
            assertThat(reason(() -> erase(hub, order.getResource()))).isEqualTo(Reason.REASON_STATE_FORBIDS);
            assertThat(reason(() -> erase(hub, asset))).isEqualTo(Reason.REASON_STATE_FORBIDS);
            released(pinggu, bank, order.getResource());
            erase(hub, order.getResource());
            erase(hub, asset);
            FreezeOrder erased = pinggu.freezes().get(order.getResource());
            assertThat(erased.getErased()).isTrue();
            assertThat(erased.getDebtor().getName()).isEmpty();
            assertThat(erased.getKey().getNumber()).isEmpty();
            // The same account is a new asset, with a queue of its own.
            Receipt again = Freezing.order(pinggu, 6_000_000, "o-2");
            assertThat(pinggu.freezes().get(again.getResource()).getAsset()).isNotEqualTo(asset);
        }
    }

    private static Receipt erase(TestHub hub, String id) {
        return hub.administrator().admin().erase(AdminServiceEraseRequest.newBuilder()
                .setHeader(TestHub.header("erase-" + id, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                        .setReason("PIPL 47"))
                .setResource(id)
                .build());
    }

    private static AuditServiceRevealResponse reveal(HubClient reader, String id, String requestId) {
        return reader.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("核对"))
                .setResource(id)
                .build());
    }

    private static Reason reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HubRefusal.class, call).reason();
    }
}
