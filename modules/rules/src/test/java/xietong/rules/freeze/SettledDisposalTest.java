// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGGU;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Refused;
import xietong.rules.collaboration.Collaborator;
import xietong.v1.Asset;
import xietong.v1.CollaborationKind;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** 执行协调: the common superior of all who hold a measure decides who disposes; no rank changes. */
class SettledDisposalTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Collaborator luxi = new Collaborator(LUXI.court());
    private final Collaborator pingxiang = Collaborator.of("赣03");

    private String registered(Holder holder, ReceiptResult result) {
        String id = docket.hears(holder.orders(ACCOUNT, 800_000));
        docket.after(Duration.ofMinutes(10));
        docket.hears(BANK.registers(id, result, docket.now(), 800_000));
        return id;
    }

    private String asset() {
        return docket.all(Asset.getDefaultInstance()).keySet().iterator().next();
    }

    private String applied() {
        return docket.hears(luxi.applies(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL).but(c -> c.setAsset(asset())));
    }

    @Test
    void whoDisposesIsDecidedAndRanksStay() {
        registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        String second = registered(ANYUAN, ReceiptResult.RECEIPT_RESULT_QUEUED);
        List<QueueEntry> queue = docket.get(asset(), Asset.getDefaultInstance()).getQueueList();
        String id = applied();
        docket.hears(pingxiang.grants(id, "DECISION").but(c -> c.setDisposer(second)));

        Asset settled = docket.get(asset(), Asset.getDefaultInstance());
        assertThat(settled.getDisposer()).isEqualTo(second);
        assertThat(settled.getQueueList()).isEqualTo(queue);
        assertThat(docket.told()).contains("赣0302 asset.disposer_settled", "赣0323 asset.disposer_settled");
    }

    @Test
    void aCourtThatCameLaterFromAnotherProvinceMovesTheDecisionUp() {
        String first = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        registered(ANYUAN, ReceiptResult.RECEIPT_RESULT_QUEUED);
        String id = applied();
        registered(PINGGU, ReceiptResult.RECEIPT_RESULT_QUEUED);

        Refused refused = docket.refuses(pingxiang.grants(id, "DECISION").but(c -> c.setDisposer(first)));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_NOT_COMMON_SUPERIOR);
        assertThat(refused.metadata()).containsEntry("superior", "最高法");
    }

    @Test
    void whoHoldsNothingOnAnAssetLearnsNotEvenThatItIsThere() {
        registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        var stranger = Collaborator.of("赣0322").applies(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL);

        Refused there = docket.refuses(stranger.but(c -> c.setAsset(asset())));
        Refused nowhere = docket.refuses(stranger.but(c -> c.setAsset("nothing")));
        assertThat(there.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(there.getMessage()).isEqualTo(nowhere.getMessage());
        assertThat(there.metadata()).isEqualTo(nowhere.metadata());
    }

    @Test
    void onlyAnOrderInTheQueueDisposes() {
        registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE);
        String id = applied();

        assertThat(docket.refuses(pingxiang.grants(id, "DECISION").but(c -> c.setDisposer("R99"))).reason())
                .isEqualTo(Reason.REASON_ORIGINAL_MISMATCH);
        assertThat(docket.refuses(pingxiang.grants(id, "DECISION")).reason()).isEqualTo(Reason.REASON_ORIGINAL_MISMATCH);
    }
}
