// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.HOUSE;
import static xietong.rules.freeze.Holder.LAND;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGGU;
import static xietong.rules.freeze.Holder.PINGXIANG;
import static xietong.rules.freeze.Holder.SHANGLI;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_DONE;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_QUEUED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Docket;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.MeasureKind;
import xietong.v1.PriorFreeze;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;

/** One asset, one queue: who ranks where, who is in force, who moves up. */
class FreezeQueueTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private String state(String id) {
        return StateNames.of(order(id).getState());
    }

    private String number(String id) {
        return order(id).getRequestNumber();
    }

    private Asset asset() {
        return docket.all(Asset.getDefaultInstance()).values().iterator().next();
    }

    private List<String> queue() {
        return asset().getQueueList().stream()
                .map(e -> e.getCourt() + " " + StateNames.of(e.getState())
                        + (e.hasEffectiveAmount() ? " " + e.getEffectiveAmount().getMinorUnits() / 100 : ""))
                .toList();
    }

    /** Ordered, and registered ten minutes later with a balance. */
    private String registered(Holder holder, long yuan, long balance) {
        String id = docket.hears(holder.orders(ACCOUNT, yuan));
        docket.after(Duration.ofMinutes(10));
        long taken = asset().getQueueList().stream().mapToLong(e -> e.getEffectiveAmount().getMinorUnits() / 100).sum();
        var result = taken >= balance && asset().getQueueCount() > 1 ? RECEIPT_RESULT_QUEUED : RECEIPT_RESULT_DONE;
        docket.hears(BANK.registers(id, result, docket.now(), balance));
        return id;
    }

    @Test
    void ordersStandInOrderOfAcceptanceAndNoneIsInForceBeforeTheReceipt() {
        docket.hears(LUXI.orders(ACCOUNT, 800_000));
        docket.hears(PINGXIANG.orders(ACCOUNT, 500_000));

        assertThat(queue()).containsExactly("赣0323 ORDERED", "赣03 ORDERED");
        assertThat(docket.told()).containsExactly("BANK-A freeze.ordered");
    }

    @Test
    void aReceiptPutsAnOrderIntoForceAndItsPeriodBeginsTheDayAfter() {
        String id = registered(LUXI, 800_000, 1_000_000);

        assertThat(queue()).containsExactly("赣0323 EFFECTIVE 800000");
        assertThat(Times.instant(order(id).getEndTime()))
                .as("one year, to the end of its last day")
                .isEqualTo(Case.beijing("2027-03-03T00:00"));
        assertThat(docket.told()).containsExactly("赣0323 freeze.activated");
    }

    @Test
    void aDivisibleAssetCarriesSeveralOrdersEachForWhatTheEarlierLeave() {
        registered(LUXI, 800_000, 1_000_000);
        registered(PINGXIANG, 500_000, 1_000_000);
        registered(ANYUAN, 100_000, 1_000_000);

        assertThat(queue()).containsExactly("赣0323 EFFECTIVE 800000", "赣03 EFFECTIVE 200000", "赣0302 QUEUED 0");
    }

    @Test
    void whatComesInIsCapturedByTheEarliestUntilItsFigureIsReached() {
        String first = registered(LUXI, 800_000, 300_000);
        String second = registered(PINGXIANG, 500_000, 300_000);
        assertThat(queue()).containsExactly("赣0323 EFFECTIVE 300000", "赣03 QUEUED 0");

        docket.hears(BANK.answers(first, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_BALANCE)
                .setResult(RECEIPT_RESULT_DONE)
                .setBalance(Holder.yuan(900_000))));

        assertThat(queue()).containsExactly("赣0323 EFFECTIVE 800000", "赣03 EFFECTIVE 100000");
        assertThat(docket.told()).contains("赣0323 freeze.amount", "赣03 freeze.activated");
        assertThat(Times.instant(order(second).getStartTime())).isEqualTo(docket.now());
    }

    @Test
    void onReleaseTheEarliestRegisteredMovesUpByItselfAndEveryoneIsTold() {
        String first = registered(LUXI, 800_000, 800_000);
        String second = registered(PINGXIANG, 800_000, 800_000);
        registered(ANYUAN, 800_000, 800_000);
        docket.hears(LUXI.releases(first, number(first)));
        assertThat(queue()).as("until the bank has carried it out").first().isEqualTo("赣0323 EFFECTIVE 800000");

        docket.hears(BANK.does(first, MeasureKind.MEASURE_KIND_RELEASE));

        assertThat(queue()).containsExactly("赣03 EFFECTIVE 800000", "赣0302 QUEUED 0");
        assertThat(state(first)).isEqualTo("RELEASED");
        assertThat(docket.told())
                .contains("赣0323 freeze.released", "赣03 freeze.activated", "赣03 asset.changed", "赣0302 asset.changed");
        assertThat(order(second).getStepsList()).last().extracting(s -> s.getAction()).isEqualTo("promoted");
    }

    @Test
    void anIndivisibleAssetHasOneInForceAndAllOthersWait() {
        String first = docket.hears(LUXI.orders(HOUSE, 0));
        String second = docket.hears(PINGGU.orders(HOUSE, 0));
        docket.hears(LAND.registers(first, RECEIPT_RESULT_DONE, docket.now(), -1));
        docket.after(Duration.ofMinutes(1));
        assertThat(docket.refuses(LAND.registers(second, RECEIPT_RESULT_DONE, docket.now(), -1)).reason())
                .as("never two first ranks in one register")
                .isEqualTo(Reason.REASON_RECEIPT_INVALID);
        docket.hears(LAND.registers(second, RECEIPT_RESULT_QUEUED, docket.now(), -1));

        assertThat(queue()).containsExactly("赣0323 EFFECTIVE", "京0117 QUEUED");
        assertThat(order(second).hasEndTime()).as("its period begins with its activation").isFalse();
    }

    @Test
    void n4AMeasureThatIsNotRenewedIsDeadAtItsEndAndTheNextIsInForce() {
        String first = registered(LUXI, 800_000, 800_000);
        String second = registered(PINGXIANG, 800_000, 800_000);

        docket.at("2027-03-02T23:59");
        assertThat(queue()).first().isEqualTo("赣0323 EFFECTIVE 800000");
        docket.at("2027-03-03T00:00");

        assertThat(state(first)).isEqualTo("LAPSED");
        assertThat(order(first).getStepsList()).last().extracting(s -> s.getCode()).isEqualTo("SEAL 27");
        assertThat(queue()).containsExactly("赣03 EFFECTIVE 800000");
        assertThat(docket.told()).contains("赣0323 freeze.lapsed", "赣03 freeze.activated");
        assertThat(Times.instant(order(second).getEndTime())).isEqualTo(Case.beijing("2028-03-04T00:00"));
    }

    @Test
    void aRenewalOrderedBeforeTheEndKeepsTheMeasureAlive() {
        String id = registered(LUXI, 800_000, 800_000);
        docket.at("2027-03-02T23:00");
        docket.hears(LUXI.renews(id, number(id)));
        docket.at("2027-06-01T09:00");
        assertThat(queue()).containsExactly("赣0323 EFFECTIVE 800000");
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RENEWAL));

        assertThat(order(id).getRenewals()).isEqualTo(1);
        assertThat(Times.instant(order(id).getEndTime())).isEqualTo(Case.beijing("2028-03-03T00:00"));
        docket.at("2028-03-03T00:00");
        assertThat(state(id)).isEqualTo("LAPSED");
    }

    @Test
    void aRenewalThatTheInstitutionCannotRegisterFallsBackToTheOldEnd() {
        String id = registered(LUXI, 800_000, 800_000);
        String second = registered(PINGXIANG, 800_000, 800_000);
        docket.at("2027-03-01T09:00");
        docket.hears(LUXI.renews(id, number(id)));
        docket.at("2027-03-05T09:00");
        docket.hears(BANK.cannot(id, MeasureKind.MEASURE_KIND_RENEWAL));

        assertThat(state(id)).isEqualTo("LAPSED");
        assertThat(state(second)).isEqualTo("EFFECTIVE");
    }

    @Test
    void whereTheBankRegistersInAnotherOrderItsRegistrationStandsAndADisputeIsOpen() {
        String first = docket.hears(LUXI.orders(ACCOUNT, 800_000));
        String second = docket.hears(PINGGU.orders(ACCOUNT, 800_000));
        docket.after(Duration.ofHours(1));
        docket.hears(BANK.registers(second, RECEIPT_RESULT_DONE, docket.now(), 800_000));
        assertThat(asset().getDisputesCount()).as("not yet known").isZero();
        docket.after(Duration.ofMinutes(5));
        docket.hears(BANK.registers(first, RECEIPT_RESULT_QUEUED, docket.now(), 800_000));

        assertThat(queue()).containsExactly("京0117 EFFECTIVE 800000", "赣0323 QUEUED 0");
        assertThat(asset().getDisputes(0).getGround())
                .isEqualTo(RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE);
        assertThat(asset().getDisputes(0).getOrdersList()).containsExactly(first, second);
        assertThat(asset().getDisputes(0).getSuperior()).as("two provinces").isEqualTo("最高法");
        assertThat(docket.told()).contains("最高法 asset.disputed", "京0117 asset.disputed");
    }

    @Test
    void aFreezeFromOutsideRanksBeforeTheOneThatFoundItAndIsDisputed() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 800_000));
        docket.after(Duration.ofMinutes(5));
        docket.hears(BANK.answers(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(RECEIPT_RESULT_QUEUED)
                .setRegisteredTime(Times.timestamp(docket.now()))
                .setBalance(Holder.yuan(300_000))
                .addPriorFreezes(PriorFreeze.newBuilder()
                        .setOrgan("某市公安局")
                        .setCaseNumber("某公经冻字〔2025〕1号")
                        .setAmount(Holder.yuan(500_000))
                        .setEndTime(Times.timestamp(Case.beijing("2026-05-01T00:00"))))));

        assertThat(queue()).containsExactly("某市公安局 EFFECTIVE 300000", "赣0323 QUEUED 0");
        assertThat(asset().getDisputes(0).getGround()).isEqualTo(RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE);
        docket.at("2026-05-01T00:00");
        assertThat(queue()).as("it ends by itself too").containsExactly("赣0323 EFFECTIVE 300000");
        assertThat(docket.told()).contains("赣0323 freeze.activated");
    }

    @Test
    void aDeductionTakesFromTheBalanceAndEndsTheOrderWhenAllOfItIsTaken() {
        String first = registered(LUXI, 800_000, 1_000_000);
        registered(PINGXIANG, 500_000, 1_000_000);
        docket.hears(LUXI.deducts(first, number(first), 800_000));
        assertThat(docket.told()).as("four eyes").isEmpty();
        docket.hears(LUXI.approves(first));
        assertThat(docket.told()).containsExactly("BANK-A freeze.deduction_asked");
        docket.hears(BANK.does(first, MeasureKind.MEASURE_KIND_DEDUCTION));

        assertThat(state(first)).isEqualTo("SPENT");
        assertThat(asset().getBalance()).isEqualTo(Holder.yuan(200_000));
        assertThat(queue()).containsExactly("赣03 EFFECTIVE 200000");
    }

    @Test
    void fourCourtsOnOneAccountKeepTheOrderInWhichTheyCame() {
        registered(LUXI, 800_000, 800_000);
        registered(PINGXIANG, 800_000, 800_000);
        registered(ANYUAN, 800_000, 800_000);
        registered(SHANGLI, 800_000, 800_000);

        assertThat(queue()).containsExactly(
                "赣0323 EFFECTIVE 800000", "赣03 QUEUED 0", "赣0302 QUEUED 0", "赣0322 QUEUED 0");
    }
}
