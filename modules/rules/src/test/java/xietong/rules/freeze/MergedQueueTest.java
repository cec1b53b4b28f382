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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.v1.Asset;
import xietong.v1.AssetKey;
import xietong.v1.AssetUse;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.QueueEntry;
import xietong.v1.RankDisputeGround;
import xietong.v1.ReceiptResult;
import xietong.v1.Reason;
import xietong.v1.ReleaseGround;

/** Two assets turn out to be one: whose rank it is then, what is there, what is protected. */
class MergedQueueTest {
    private static final AssetKey OTHER = ACCOUNT.toBuilder().setNumber("6299990000000000020").build();

    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private String orders(Holder holder, AssetKey key) {
        docket.after(Duration.ofMinutes(1));
        return docket.hears(holder.orders(key, 100_000));
    }

    private void registers(String id, Instant at, long balance) {
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, at, balance));
    }

    private Asset merged(String stays, String same) {
        docket.hears(BANK.court().by(FreezeServiceMergeAssetsRequest.newBuilder()
                        .setAsset(order(stays).getAsset())
                        .setSame(order(same).getAsset()))
                .reason("同一账户的新旧账号"));
        return docket.get(order(stays).getAsset(), Asset.getDefaultInstance());
    }

    private static List<String> courts(Asset asset) {
        return asset.getQueueList().stream().map(QueueEntry::getCourt).toList();
    }

    @Test
    void whatIsNotRegisteredYetStandsInOrderOfAcceptanceAcrossBoth() {
        String first = orders(LUXI, OTHER);
        String second = orders(ANYUAN, ACCOUNT);
        orders(PINGXIANG, OTHER);
        Asset asset = merged(second, first);
        orders(SHANGLI, OTHER);

        assertThat(courts(asset)).containsExactly("赣0323", "赣0302", "赣03");
        assertThat(courts(docket.get(order(second).getAsset(), Asset.getDefaultInstance())))
                .containsExactly("赣0323", "赣0302", "赣03", "赣0322");
    }

    @Test
    void theBalanceReportedLastIsWhatThereIs() {
        String first = orders(LUXI, OTHER);
        String second = orders(ANYUAN, ACCOUNT);
        registers(first, docket.now(), 150_000);
        Asset asset = merged(second, first);

        assertThat(asset.getBalance()).isEqualTo(Holder.yuan(150_000));
        assertThat(order(first).getEffectiveAmount()).isEqualTo(Holder.yuan(100_000));
    }

    @Test
    void anOrderOfRegistrationAcrossBothThatIsNotThatOfAcceptanceIsDisputed() {
        String first = orders(LUXI, OTHER);
        String second = orders(ANYUAN, ACCOUNT);
        docket.after(Duration.ofMinutes(5));
        registers(second, docket.now(), 150_000);
        docket.after(Duration.ofMinutes(5));
        registers(first, docket.now(), 150_000);
        Asset asset = merged(second, first);

        assertThat(courts(asset)).as("the register stands").containsExactly("赣0302", "赣0323");
        assertThat(asset.getDisputesList()).singleElement()
                .satisfies(d -> assertThat(d.getGround())
                        .isEqualTo(RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE));
        assertThat(docket.refuses(ANYUAN.deducts(second, order(second).getRequestNumber(), 1)).reason())
                .isEqualTo(Reason.REASON_DISPUTE_OPEN);
    }

    @Test
    void protectionGoesAlongAndStrikesWhoDidNotKnow() {
        String wages = docket.hears(LUXI.orders(OTHER, 100_000)
                .but(c -> c.setProjectWages(true).addUses(AssetUse.ASSET_USE_WAGE_SPECIAL)));
        String debt = orders(ANYUAN, ACCOUNT);
        Asset asset = merged(debt, wages);

        assertThat(asset.getUsesList()).contains(AssetUse.ASSET_USE_WAGE_SPECIAL);
        assertThat(order(debt).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_OTHER);
        assertThat(order(wages).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_UNSPECIFIED);
        assertThat(docket.refuses(PINGXIANG.orders(ACCOUNT, 100_000)).reason()).isEqualTo(Reason.REASON_ASSET_PROTECTED);
    }
}
