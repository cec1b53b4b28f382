// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.HOUSE;
import static xietong.rules.freeze.Holder.LAND;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.SHANGLI;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Docket;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.collaboration.Collaborator;
import xietong.v1.Asset;
import xietong.v1.CollaborationKind;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.MeasureKind;
import xietong.v1.PriorFreeze;
import xietong.v1.ReceiptResult;
import xietong.v1.Reason;

/** Freezes that the hub did not carry: they end by the institution's word, and their courts count in a dispute. */
class OutsideFreezeTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private static PriorFreeze.Builder prior(String organ) {
        return PriorFreeze.newBuilder()
                .setOrgan(organ)
                .setCaseNumber("（2025）京0117执9900号")
                .setRequestNumber("W-1")
                .setRegisteredTime(Times.timestamp(Case.beijing("2025-03-01T09:00")));
    }

    private static FreezeReceipt.Builder says(PriorFreeze.Builder prior) {
        return FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_BALANCE)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE)
                .addPriorFreezes(prior);
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private String state(String id) {
        return StateNames.of(order(id).getState());
    }

    private Asset asset() {
        return docket.all(Asset.getDefaultInstance()).values().iterator().next();
    }

    private String waits(Holder holder, PriorFreeze.Builder... priors) {
        String id = docket.hears(holder.orders(HOUSE, 0));
        docket.after(Duration.ofMinutes(1));
        docket.hears(LAND.registers(id, ReceiptResult.RECEIPT_RESULT_QUEUED, docket.now(), -1).but(c -> {
            for (PriorFreeze.Builder p : priors) {
                c.getReceiptBuilder().addPriorFreezes(p);
            }
        }));
        return id;
    }

    @Test
    void oneWithoutAnEndIsOverWhenTheInstitutionSaysSoAndItsDisputeWithIt() {
        String id = waits(LUXI, prior("某公安局"));
        assertThat(state(id)).isEqualTo("QUEUED");
        docket.after(Duration.ofDays(30));
        docket.hears(LAND.answers(id, says(prior("某公安局").setEndTime(Times.timestamp(docket.now())))));

        assertThat(state(id)).isEqualTo("EFFECTIVE");
        assertThat(Times.instant(order(id).getEndTime())).isEqualTo(Case.beijing("2029-04-02T00:00"));
        assertThat(asset().getQueueList()).hasSize(1);
        assertThat(asset().getDisputesList()).allMatch(d -> d.hasSettleTime() && d.getSettledBy().isEmpty());
        docket.hears(new Contest(LUXI.court()).begins(order(id).getAsset()));
    }

    @Test
    void oneThatWasRenewedOutsideLastsAsLongAsTheInstitutionSays() {
        String id = waits(LUXI, prior("某公安局").setEndTime(Times.timestamp(Case.beijing("2026-04-01T00:00"))));
        docket.hears(LAND.answers(id, says(prior("某公安局").setEndTime(Times.timestamp(Case.beijing("2026-05-01T00:00"))))));
        docket.at("2026-04-02T09:00");
        assertThat(state(id)).isEqualTo("QUEUED");
        docket.at("2026-05-01T00:00");
        assertThat(state(id)).isEqualTo("EFFECTIVE");
    }

    @Test
    void whenNoOrderOfTheHubIsLeftItsEndCanStillBeSaidAndNothingElse() {
        String id = waits(LUXI, prior("某公安局"));
        docket.hears(LUXI.releases(id, order(id).getRequestNumber()));
        docket.hears(LAND.does(id, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(docket.refuses(LAND.does(id, MeasureKind.MEASURE_KIND_RELEASE)).reason())
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.refuses(LAND.answers(id, says(prior("另一机关").setRequestNumber("W-2")))).reason())
                .isEqualTo(Reason.REASON_RECEIPT_INVALID);
        docket.hears(LAND.answers(id, says(prior("某公安局").setEndTime(Times.timestamp(docket.now())))));
        assertThat(asset().getQueueList()).isEmpty();
    }

    @Test
    void oneThatCameLaterIsReportedAndDisputed() {
        String id = docket.hears(LUXI.orders(HOUSE, 0));
        docket.hears(LAND.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), -1));
        docket.after(Duration.ofDays(1));
        docket.hears(LAND.answers(id, says(prior("某公安局").setRegisteredTime(Times.timestamp(docket.now())))));
        assertThat(asset().getQueueList()).hasSize(2);
        assertThat(state(id)).isEqualTo("EFFECTIVE");
        assertThat(asset().getDisputesList()).hasSize(1);
    }

    @Test
    void aCourtOutsideTheHubCountsWhenItIsDecidedWhoDisposes() {
        String id = waits(LUXI, prior("京0117"));
        waits(ANYUAN);
        String applied = docket.hears(Collaborator.of("赣0323")
                .applies(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL)
                .but(c -> c.setAsset(order(id).getAsset())));
        Refused refused = docket.refuses(Collaborator.of("赣03").grants(applied, "DECISION").but(c -> c.setDisposer(id)));

        assertThat(refused.reason()).isIn(Reason.REASON_NOT_COMMON_SUPERIOR, Reason.REASON_NOT_PARTY);
        docket.hears(Collaborator.of("最高法").grants(applied, "DECISION").but(c -> c.setDisposer(id)));
    }

    @Test
    void nobodyDisposesByAnOrderThatTheInstitutionHasNotRegistered() {
        String first = docket.hears(LUXI.orders(HOUSE, 0));
        docket.hears(LAND.registers(first, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), -1));
        String waiting = docket.hears(ANYUAN.orders(HOUSE, 0));
        String applied = docket.hears(Collaborator.of("赣0323")
                .applies(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL)
                .but(c -> c.setAsset(order(first).getAsset())));
        assertThat(docket.refuses(Collaborator.of("赣03").grants(applied, "DECISION").but(c -> c.setDisposer(waiting))).reason())
                .isEqualTo(Reason.REASON_ORIGINAL_MISMATCH);
    }

    @Test
    void aSuperiorWhoseCourtsAreGoneSeesTheAssetNoMore() {
        String id = waits(LUXI, prior("京0117"));
        String asset = order(id).getAsset();
        assertThat(docket.view(asset, "京03", "FreezeService/GetAsset")).isPresent();
        docket.hears(LAND.answers(id, says(prior("京0117").setEndTime(Times.timestamp(docket.now())))));
        waits(SHANGLI);
        assertThat(docket.view(asset, "京03", "FreezeService/GetAsset")).isEmpty();
        assertThat(docket.view(asset, "赣03", "FreezeService/GetAsset")).isPresent();
    }
}
