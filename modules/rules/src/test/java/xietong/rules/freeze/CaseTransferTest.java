// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGXIANG;
import static xietong.rules.freeze.Holder.SHANGLI;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Refused;
import xietong.rules.collaboration.Collaborator;
import xietong.v1.Asset;
import xietong.v1.CaseRef;
import xietong.v1.CaseTransfer;
import xietong.v1.CollaborationKind;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeStage;
import xietong.v1.FreezeState;
import xietong.v1.MeasureKind;
import xietong.v1.OriginalFreeze;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** A case goes to another court with its measures: who holds them afterwards, and what stays as it was. */
class CaseTransferTest {
    private static final String NEW_CASE = "（2026）赣0302执9100号";

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Collaborator luxi = new Collaborator(LUXI.court());
    private final Collaborator anyuan = new Collaborator(ANYUAN.court());
    private final Collaborator pingxiang = new Collaborator(PINGXIANG.court());
    private final Holder received = new Holder(ANYUAN.court(), NEW_CASE);

    private String registered(Holder holder, ReceiptResult result) {
        String id = docket.hears(holder.orders(ACCOUNT, 800_000));
        docket.after(Duration.ofMinutes(10));
        docket.hears(BANK.registers(id, result, docket.now(), 800_000));
        return id;
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private Asset asset() {
        return docket.all(Asset.getDefaultInstance()).values().iterator().next();
    }

    private OriginalFreeze original(String id) {
        return OriginalFreeze.newBuilder()
                .setCaseNumber(order(id).getOriginalCaseNumber())
                .setRequestNumber(order(id).getRequestNumber())
                .build();
    }

    /** 萍乡 concentrates the case of 芦溪 at 安源. */
    private String concentrated() {
        String id = docket.hears(luxi.applies(CollaborationKind.COLLABORATION_KIND_CONCENTRATE)
                .but(c -> c.setReceiving("赣0302").addCases(CaseRef.newBuilder()
                        .setCourt("赣0323").setCaseNumber(LUXI.caseNumber()))));
        docket.hears(pingxiang.grants(id, "RULING"));
        return docket.all(CaseTransfer.getDefaultInstance()).keySet().iterator().next();
    }

    private void docketed(String transfer) {
        docket.hears(anyuan.dockets(transfer, NEW_CASE));
    }

    @Test
    void afterConcentrationTheNewCourtReleasesWhatAnotherOrderedAndTheOldOneIsRefusedWithTheArticle() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        docketed(concentrated());

        Refused old = docket.refuses(LUXI.releases(id, order(id).getRequestNumber()));
        assertThat(old.reason()).isEqualTo(Reason.REASON_NOT_HOLDER);
        assertThat(old.metadata()).containsEntry("article", "ENT 6 ¶2").containsEntry("court", "赣0302");
        assertThat(docket.refuses(LUXI.renews(id, order(id).getRequestNumber())).reason())
                .isEqualTo(Reason.REASON_NOT_HOLDER);
        assertThat(docket.refuses(LUXI.converts(id, FreezeStage.FREEZE_STAGE_ENFORCEMENT)).reason())
                .isEqualTo(Reason.REASON_NOT_HOLDER);

        docket.hears(received.releases(id, "").but(c -> c.setOriginal(original(id))));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(order(id).getState()).isEqualTo(FreezeState.FREEZE_STATE_RELEASED);
    }

    @Test
    void rankDatesAndOriginalNumbersStay() {
        String first = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        registered(SHANGLI, ReceiptResult.RECEIPT_RESULT_QUEUED);
        List<QueueEntry> before = asset().getQueueList();
        FreezeOrder was = order(first);
        docketed(concentrated());

        assertThat(asset().getQueueList()).containsExactly(
                before.get(0).toBuilder().setCourt("赣0302").setCaseNumber(NEW_CASE).build(), before.get(1));
        FreezeOrder is = order(first);
        assertThat(is.getCourt()).isEqualTo("赣0302");
        assertThat(is.getCaseNumber()).isEqualTo(NEW_CASE);
        assertThat(is.getOriginalCourt()).isEqualTo("赣0323");
        assertThat(List.of(is.getOriginalCaseNumber(), is.getRequestNumber(), is.getEndTime(), is.getRegisteredTime()))
                .isEqualTo(List.of(
                        was.getOriginalCaseNumber(), was.getRequestNumber(), was.getEndTime(), was.getRegisteredTime()));
        assertThat(docket.told()).containsExactlyInAnyOrder(
                "赣0323 case_transfer.docketed", "赣03 case_transfer.docketed", "BANK-A freeze.transferred");
    }

    @Test
    void whatHasLessThanAMonthLeftIsRenewedFirstByTheOldHolder() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        docket.at("2027-02-10T09:00");
        Refused entrusting = docket.refuses(luxi.entrusts(LUXI.caseNumber(), "赣0302"));
        assertThat(entrusting.reason()).isEqualTo(Reason.REASON_RENEW_FIRST);
        assertThat(entrusting.metadata()).containsEntry("orders", id).containsEntry("article", "ENT 6 ¶3");

        String transfer = concentrated();
        assertThat(docket.warnings()).singleElement().asString().contains("赣0323", "ENT 6 ¶3");
        assertThat(docket.told()).contains("赣0323 case_transfer.renew_first");
        assertThat(docket.refuses(anyuan.dockets(transfer, NEW_CASE)).reason()).isEqualTo(Reason.REASON_RENEW_FIRST);

        docket.hears(LUXI.renews(id, order(id).getRequestNumber()));
        docketed(transfer);
        assertThat(order(id).getCourt()).isEqualTo("赣0302");
    }

    @Test
    void exactlyAMonthLeftIsEnough() {
        registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        docket.at("2027-02-02T09:00");

        docket.hears(luxi.entrusts(LUXI.caseNumber(), "赣0302"));
    }

    @Test
    void theOldCourtStillSeesThatItWentAndNothingOfWhatFollows() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        docketed(concentrated());
        docket.hears(received.releases(id, "").but(c -> c.setOriginal(original(id))));

        FreezeOrder seen = docket.view(id, "赣0323", "FreezeService/GetOrder").map(FreezeOrder.class::cast).orElseThrow();
        assertThat(seen.getCourt()).isEqualTo("赣0302");
        assertThat(seen.getHolderChangesList()).singleElement().extracting(c -> c.getCourt()).isEqualTo("赣0323");
        assertThat(seen.getStepsList()).extracting(s -> s.getAction()).endsWith("Transfer");
        assertThat(seen.getPendingList()).isEmpty();
        assertThat(seen.getAllowedCommandsList()).isEmpty();
        assertThat(docket.view(id, "赣0322", "FreezeService/GetOrder")).isEmpty();
    }

    @Test
    void untilItIsDocketedTheOldCourtHolds() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        concentrated();

        assertThat(docket.refuses(received.releases(id, "").but(c -> c.setOriginal(original(id)))).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(LUXI.releases(id, order(id).getRequestNumber()));
    }

    @Test
    void whoDoesNotDocketInSevenDaysIsLaidBeforeItsSuperior() {
        concentrated();
        docket.after(Duration.ofDays(10));

        assertThat(docket.told()).contains("赣03 case_transfer.overdue", "赣0302 case_transfer.overdue");
    }

    @Test
    void whatWasNotApprovedIsWithdrawnWithTheCase() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        docket.hears(LUXI.deducts(id, order(id).getRequestNumber(), 100_000));
        assertThat(order(id).getPendingList()).hasSize(1);
        docketed(concentrated());

        assertThat(order(id).getPendingList()).isEmpty();
    }

    @Test
    void moreMeasuresThanOneCommandHandsOverAreRefused() {
        for (int i = 0; i <= Handover.MOST; i++) {
            docket.hears(LUXI.orders(ACCOUNT.toBuilder().setNumber("3603230" + (10_000_000 + i)).build(), 100));
        }
        Refused refused = docket.refuses(luxi.entrusts(LUXI.caseNumber(), "赣0302"));

        assertThat(refused.reason()).isEqualTo(Reason.REASON_TOO_LARGE);
        assertThat(refused.metadata()).containsEntry("accepted", "at most 200 live measures");
    }

    @Test
    void whoTakesUpTakesItItself() {
        registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        String id = docket.hears(luxi.applies(CollaborationKind.COLLABORATION_KIND_TAKE_UP)
                .but(c -> c.addCases(CaseRef.newBuilder().setCourt("赣0323").setCaseNumber(LUXI.caseNumber()))));
        assertThat(docket.told()).containsExactly("赣03 collaboration.applied");
        assertThat(docket.refuses(pingxiang.grants(id, "RULING").but(c -> c.setReceiving("赣0302"))).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(pingxiang.grants(id, "DECISION")).reason()).isEqualTo(Reason.REASON_PAPERS_MISSING);
        docket.hears(pingxiang.grants(id, "RULING"));

        assertThat(docket.all(CaseTransfer.getDefaultInstance()).values()).singleElement().satisfies(t -> {
            assertThat(t.getReceiver()).isEqualTo("赣03");
            assertThat(t.getSender()).isEqualTo("赣0323");
        });
    }

    @Test
    void aCaseIsNotEntrustedTwiceNorToOneself() {
        docket.hears(luxi.entrusts(LUXI.caseNumber(), "赣0302"));
        assertThat(docket.refuses(luxi.entrusts(LUXI.caseNumber(), "赣0322")).reason())
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.refuses(new Collaborator(new Court("赣0322")).entrusts(SHANGLI.caseNumber(), "赣0322")).reason())
                .isEqualTo(Reason.REASON_FIELD_INVALID);
    }
}
