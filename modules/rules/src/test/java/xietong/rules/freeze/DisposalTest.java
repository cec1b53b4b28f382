// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.HOUSE;
import static xietong.rules.freeze.Holder.LAND;
import static xietong.v1.RankDisputeGround.RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS;
import static xietong.v1.RankDisputeGround.RANK_DISPUTE_GROUND_DISPOSAL;
import static xietong.v1.RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE;
import static xietong.v1.TransferGround.TRANSFER_GROUND_PRESERVATION;
import static xietong.v1.TransferGround.TRANSFER_GROUND_SECURED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** Who disposes of an asset: the right is asked for, granted, refused, disputed and settled, and no rank ever moves. */
class DisposalTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private String asset() {
        return docket.all(Asset.getDefaultInstance()).keySet().iterator().next();
    }

    private Asset house() {
        return docket.get(asset(), Asset.getDefaultInstance());
    }

    private String freezes(Holder holder, FreezeStage stage) {
        String id = docket.hears(holder.orders(HOUSE, 0).but(c -> c.setStage(stage)));
        boolean first = house().getQueueCount() == 1;
        docket.hears(LAND.registers(
                id,
                first ? ReceiptResult.RECEIPT_RESULT_DONE : ReceiptResult.RECEIPT_RESULT_QUEUED,
                docket.now(),
                -1));
        docket.after(Duration.ofMinutes(1));
        return id;
    }

    private String freezes(Holder holder) {
        return freezes(holder, FreezeStage.FREEZE_STAGE_ENFORCEMENT);
    }

    private List<String> ranks() {
        return house().getQueueList().stream().map(QueueEntry::getCourt).toList();
    }

    private static void refused(Refused refused, Reason reason, String... metadata) {
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.metadata().keySet()).containsAll(List.of(metadata));
    }

    @Test
    void n7TheRightToDisposeIsNotAskedForOnDay60AndIsOnDay61() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        docket.at("2026-05-01T23:59");
        Refused early = docket.refuses(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED));
        refused(early, Reason.REASON_TOO_EARLY);
        assertThat(early.metadata()).containsEntry("not_before", "2026-05-01T16:00:00Z");
        assertThat(early.metadata().get("article")).contains("法释〔2016〕6号");

        docket.at("2026-05-02T00:00");
        docket.hears(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED));

        assertThat(docket.told()).containsExactly("赣0323 asset.transfer_requested");
        assertThat(StateNames.of(house().getTransfers(0).getState())).isEqualTo("ASKED");
    }

    @Test
    void whoeverIsGrantedTheRightDisposesWhileTheRanksStay() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        docket.at("2026-05-06T09:00");
        docket.hears(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED));
        refused(docket.refuses(Contest.LUXI.begins(asset())), Reason.REASON_MEASURE_PENDING, "pending");
        refused(docket.refuses(Contest.PINGGU.grants(asset(), 1)), Reason.REASON_NOT_DISPOSER, "article");
        docket.hears(Contest.LUXI.grants(asset(), 1).but(c -> c.setReserve(Holder.yuan(100_000))));

        assertThat(house().getDisposer()).isEqualTo(waiting);
        assertThat(ranks()).containsExactly("赣0323", "京0117");
        assertThat(docket.told()).contains("京0117 asset.disposer_changed", "LAND-110117 asset.disposer_changed");
        refused(docket.refuses(Contest.LUXI.begins(asset())), Reason.REASON_NOT_DISPOSER, "disposer", "article");
        docket.hears(Contest.PINGGU.begins(asset()));
        assertThat(house().hasDisposalTime()).isTrue();
        refused(docket.refuses(Contest.PINGGU.begins(asset())), Reason.REASON_STATE_FORBIDS, "begun");
    }

    @Test
    void onceDisposalHasBegunTheRightIsNotAskedForAnyMore() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        docket.hears(Contest.LUXI.begins(asset()));
        docket.at("2026-06-01T09:00");
        refused(docket.refuses(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED)),
                Reason.REASON_TRANSFER_GROUND_INVALID, "article");
    }

    @Test
    void preservedForOverAYearTheFirstWaitingCourtThatEnforcesMayAsk() {
        String first = freezes(Holder.LUXI, FreezeStage.FREEZE_STAGE_PRESERVATION);
        String preserving = freezes(Holder.ANYUAN, FreezeStage.FREEZE_STAGE_PRESERVATION);
        String enforcing = freezes(Holder.PINGGU);
        String later = freezes(Holder.SHANGLI);
        refused(docket.refuses(Contest.LUXI.begins(asset())), Reason.REASON_STAGE_FORBIDS, "stage");
        docket.at("2027-03-02T23:59");
        refused(docket.refuses(Contest.PINGGU.asks(asset(), enforcing, TRANSFER_GROUND_PRESERVATION)),
                Reason.REASON_TOO_EARLY, "not_before");
        docket.at("2027-03-03T00:00");
        refused(docket.refuses(Contest.ANYUAN.asks(asset(), preserving, TRANSFER_GROUND_PRESERVATION)),
                Reason.REASON_STAGE_FORBIDS, "article");
        refused(docket.refuses(Contest.SHANGLI.asks(asset(), later, TRANSFER_GROUND_PRESERVATION)),
                Reason.REASON_TRANSFER_GROUND_INVALID, "article");
        refused(docket.refuses(Contest.PINGGU.asks(asset(), first, TRANSFER_GROUND_PRESERVATION)),
                Reason.REASON_NOT_HOLDER, "field");
        refused(docket.refuses(Contest.PINGGU.asks(asset(), enforcing, TRANSFER_GROUND_PRESERVATION)
                        .but(c -> c.clearPapers())),
                Reason.REASON_PAPERS_MISSING, "missing");

        docket.hears(Contest.PINGGU.asks(asset(), enforcing, TRANSFER_GROUND_PRESERVATION));

        refused(docket.refuses(Contest.SHANGLI.asks(asset(), later, TRANSFER_GROUND_SECURED)),
                Reason.REASON_MEASURE_PENDING, "pending");
    }

    @Test
    void whereTheFirstCourtEnforcesTheYearOfPreservationIsNoGround() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        docket.at("2027-06-01T09:00");
        refused(docket.refuses(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_PRESERVATION)),
                Reason.REASON_TRANSFER_GROUND_INVALID, "article");
    }

    @Test
    void aRefusalIsADisputeThatClimbsToTheCommonSuperiorWhichNamesWhoDisposes() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        docket.at("2026-05-06T09:00");
        docket.hears(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED));
        docket.hears(Contest.LUXI.denies(asset(), 1));

        assertThat(house().getDisputes(0).getGround()).isEqualTo(RANK_DISPUTE_GROUND_DISPOSAL);
        assertThat(house().getDisputes(0).getSuperior()).isEqualTo("最高法");
        assertThat(docket.told()).contains("最高法 asset.disputed", "赣 asset.disputed", "京0117 asset.transfer_refused");
        refused(docket.refuses(Contest.LUXI.begins(asset())), Reason.REASON_DISPUTE_OPEN, "article");
        Refused provincial = docket.refuses(new Contest(new Court("赣")).settles(asset(), 1, waiting));
        refused(provincial, Reason.REASON_NOT_COMMON_SUPERIOR, "article");
        assertThat(provincial.metadata()).containsEntry("accepted", "最高法").containsEntry("article", "ENF 67");

        docket.hears(new Contest(Court.SUPREME).settles(asset(), 1, waiting));

        assertThat(house().getDisposer()).isEqualTo(waiting);
        assertThat(ranks()).containsExactly("赣0323", "京0117");
        assertThat(docket.told()).contains("赣0323 asset.settled", "京0117 asset.settled", "LAND-110117 asset.settled");
        docket.hears(Contest.PINGGU.begins(asset()));
    }

    @Test
    void aLateAnswerIsToldToTheSuperiorAndTheRequesterMayTakeItFurther() {
        freezes(Holder.LUXI);
        String waiting = freezes(Holder.ANYUAN);
        docket.at("2026-05-06T09:00");
        docket.hears(Contest.ANYUAN.asks(asset(), waiting, TRANSFER_GROUND_SECURED));
        refused(docket.refuses(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_DISPOSAL)),
                Reason.REASON_TOO_EARLY, "not_before");
        docket.at("2026-05-22T00:00");
        assertThat(docket.told()).contains(
                "赣0323 asset.transfer_answer_due", "赣0302 asset.transfer_answer_due", "赣03 asset.transfer_answer_due");
        docket.hears(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_DISPOSAL));

        assertThat(StateNames.of(house().getTransfers(0).getState())).isEqualTo("UNANSWERED");
        assertThat(house().getDisputes(0).getSuperior()).as("the lowest above both").isEqualTo("赣03");
        docket.at("2026-06-03T00:00");
        assertThat(docket.told()).contains("赣03 asset.dispute_forward_due");
        docket.at("2026-06-24T00:00");
        assertThat(docket.told()).contains("赣0302 asset.dispute_reply_due");
        docket.hears(new Contest(new Court("赣03")).settles(asset(), 1, ""));
        assertThat(house().getDisposer()).as("only closed").isEmpty();
        assertThat(house().getClocksList()).isEmpty();
    }

    @Test
    void conflictingInstrumentsStopDisposalUntilTheyAreSettled() {
        freezes(Holder.LUXI);
        freezes(Holder.ANYUAN);
        refused(docket.refuses(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE)),
                Reason.REASON_FIELD_INVALID, "accepted");
        docket.hears(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS));
        refused(docket.refuses(Contest.LUXI.disputes(asset(), RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS)),
                Reason.REASON_DISPUTE_OPEN, "dispute");
        refused(docket.refuses(Contest.LUXI.begins(asset())), Reason.REASON_DISPUTE_OPEN, "article");
        assertThat(docket.refuses(Contest.PINGGU.begins(asset())).reason())
                .as("a stranger learns nothing").isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(new Contest(new Court("赣03")).settles(asset(), 1, ""));
        docket.hears(Contest.LUXI.begins(asset()));
    }

    @Test
    void aCourtFromAnotherProvinceThatJoinsRaisesTheDisputeToAHigherSuperior() {
        freezes(Holder.LUXI);
        freezes(Holder.ANYUAN);
        docket.hears(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS));
        assertThat(house().getDisputes(0).getSuperior()).isEqualTo("赣03");
        docket.hears(Holder.PINGGU.orders(HOUSE, 0));

        assertThat(house().getDisputes(0).getSuperior()).isEqualTo("最高法");
        assertThat(docket.told()).contains("最高法 asset.disputed");
        refused(docket.refuses(new Contest(new Court("赣03")).settles(asset(), 1, "")),
                Reason.REASON_NOT_COMMON_SUPERIOR, "article");
    }

    @Test
    void aDisputeGoesAlongWhereTwoAssetsAreOne() {
        freezes(Holder.LUXI);
        String stays = asset();
        var other = HOUSE.toBuilder().setNumber("京2026平谷不动产权第0000002号").build();
        String order = docket.hears(Holder.ANYUAN.orders(other, 0));
        String same = docket.get(order, FreezeOrder.getDefaultInstance()).getAsset();
        docket.hears(Contest.ANYUAN.disputes(same, RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS));
        docket.hears(LAND.court().by(FreezeServiceMergeAssetsRequest.newBuilder().setAsset(stays).setSame(same))
                .reason("同一不动产单元"));

        assertThat(docket.told()).contains("赣0323 asset.disputed", "赣03 asset.disputed");
        refused(docket.refuses(Contest.LUXI.begins(stays)), Reason.REASON_DISPUTE_OPEN, "article");
        docket.hears(new Contest(new Court("赣03")).settles(stays, 1, ""));
        docket.hears(Contest.LUXI.begins(stays));
    }

    @Test
    void anOrderThatEndsDisposesNoMoreAndItsRequestEndsWithIt() {
        String first = freezes(Holder.LUXI);
        String waiting = freezes(Holder.PINGGU);
        freezes(Holder.ANYUAN);
        docket.at("2026-05-06T09:00");
        docket.hears(Contest.PINGGU.asks(asset(), waiting, TRANSFER_GROUND_SECURED));
        docket.hears(Contest.LUXI.grants(asset(), 1));
        docket.hears(Holder.PINGGU.releases(waiting, number(waiting)));
        docket.hears(LAND.does(waiting, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(house().getDisposer()).isEmpty();
        docket.at("2026-08-01T09:00");
        String third = house().getQueue(1).getOrder();
        docket.hears(Contest.ANYUAN.asks(asset(), third, TRANSFER_GROUND_SECURED));
        docket.hears(Holder.LUXI.releases(first, number(first)));
        docket.hears(LAND.does(first, MeasureKind.MEASURE_KIND_RELEASE));

        assertThat(StateNames.of(house().getTransfers(1).getState())).isEqualTo("ENDED");
        assertThat(docket.told()).contains("赣0302 asset.transfer_ended", "赣0302 freeze.activated");
        docket.hears(Contest.ANYUAN.begins(asset()));
    }

    private String number(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance()).getRequestNumber();
    }

    @Test
    void aReaderIsToldWhatItCouldDoNext() {
        freezes(Holder.LUXI);
        freezes(Holder.ANYUAN);
        assertThat(commands("赣0323")).containsExactly("VerifyRank", "BeginDisposal", "RaiseRankDispute");
        assertThat(commands("赣0302")).containsExactly("VerifyRank", "RequestTransfer", "RaiseRankDispute");
        docket.hears(Contest.ANYUAN.disputes(asset(), RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS));
        assertThat(commands("赣03")).containsExactly("SettleRankDispute");
        assertThat(commands("赣0323")).doesNotContain("BeginDisposal", "SettleRankDispute");
        var kept = (Asset) docket.view(asset(), "LAND-110117", "FreezeService/GetAsset").orElseThrow();
        assertThat(kept.getDisputes(0).getText()).as("what courts write to each other").isEmpty();
        assertThat(kept.getDisputes(0).getPapersList()).isEmpty();
    }

    private List<String> commands(String court) {
        return ((Asset) docket.view(asset(), court, "FreezeService/GetAsset").orElseThrow()).getAllowedCommandsList();
    }
}
