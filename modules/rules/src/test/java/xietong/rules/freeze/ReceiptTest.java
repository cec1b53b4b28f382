// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.HOUSE;
import static xietong.rules.freeze.Holder.LAND;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.yuan;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xietong.rules.Case;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.v1.AssetUse;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.MeasureKind;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;

/** Answers that contradict themselves, or say less than was asked. */
class ReceiptTest {
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

    private String effective() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        docket.after(Duration.ofMinutes(10));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), 100_000));
        return id;
    }

    private static FreezeReceipt.Builder partly(MeasureKind measure) {
        return FreezeReceipt.newBuilder()
                .setMeasure(measure)
                .setResult(ReceiptResult.RECEIPT_RESULT_PARTLY)
                .setReason("仅部分可办");
    }

    private void invalid(Motion<FreezeServiceRecordReceiptRequest.Builder> receipt, Reason reason) {
        assertThat(docket.refuses(receipt).reason()).isEqualTo(reason);
    }

    @Test
    void aReleaseCarriedOutInPartLeavesTheRestInForce() {
        String id = effective();
        docket.hears(LUXI.releases(id, number(id)));
        invalid(BANK.answers(id, partly(MeasureKind.MEASURE_KIND_RELEASE)), Reason.REASON_AMOUNT_INVALID);
        invalid(BANK.answers(id, partly(MeasureKind.MEASURE_KIND_RELEASE).setAmount(yuan(100_000))),
                Reason.REASON_AMOUNT_INVALID);
        docket.hears(BANK.answers(id, partly(MeasureKind.MEASURE_KIND_RELEASE).setAmount(yuan(30_000))));

        assertThat(state(id)).isEqualTo("EFFECTIVE");
        assertThat(order(id).getAmount()).isEqualTo(yuan(70_000));
        assertThat(order(id).getEffectiveAmount()).isEqualTo(yuan(70_000));
        assertThat(docket.told()).contains("赣0323 freeze.released_in_part");
        docket.hears(LUXI.releases(id, number(id)));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(state(id)).isEqualTo("RELEASED");
    }

    @Test
    void whatCannotBeDividedIsNotReleasedInPart() {
        String id = docket.hears(LUXI.orders(HOUSE, 0));
        docket.hears(LAND.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), -1));
        docket.hears(LUXI.releases(id, number(id)));
        assertThat(docket.refuses(LAND.answers(id, partly(MeasureKind.MEASURE_KIND_RELEASE))).reason())
                .isEqualTo(Reason.REASON_RECEIPT_INVALID);
    }

    @Test
    void aDeductionCarriedOutInPartSaysHowMuch() {
        String id = effective();
        docket.hears(LUXI.deducts(id, number(id), 80_000));
        docket.hears(LUXI.approves(id));
        invalid(BANK.answers(id, partly(MeasureKind.MEASURE_KIND_DEDUCTION)), Reason.REASON_AMOUNT_INVALID);
        docket.hears(BANK.answers(id, partly(MeasureKind.MEASURE_KIND_DEDUCTION).setAmount(yuan(50_000))));
        assertThat(order(id).getDeducted()).isEqualTo(yuan(50_000));
    }

    @ParameterizedTest
    @EnumSource(value = MeasureKind.class, names = {"MEASURE_KIND_RENEWAL", "MEASURE_KIND_RELEASE", "MEASURE_KIND_DEDUCTION"})
    void onlyAnOrderIsPutIntoTheQueue(MeasureKind measure) {
        String id = effective();
        switch (measure) {
            case MEASURE_KIND_RENEWAL -> docket.hears(LUXI.renews(id, number(id)));
            case MEASURE_KIND_RELEASE -> docket.hears(LUXI.releases(id, number(id)));
            default -> {
                docket.hears(LUXI.deducts(id, number(id), 80_000));
                docket.hears(LUXI.approves(id));
            }
        }
        invalid(BANK.answers(id, FreezeReceipt.newBuilder()
                        .setMeasure(measure)
                        .setResult(ReceiptResult.RECEIPT_RESULT_QUEUED)),
                Reason.REASON_RECEIPT_INVALID);
    }

    @Test
    void theInstitutionsOwnEndOfARenewalStandsWhereItIsEarlier() {
        String id = effective();
        docket.at("2027-02-20T09:00");
        docket.hears(LUXI.renews(id, number(id)));
        Instant own = Case.beijing("2028-02-20T00:00");
        var done = FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_RENEWAL)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE);
        invalid(BANK.answers(id, done.clone().setEndTime(Times.timestamp(Case.beijing("2029-01-01T00:00")))),
                Reason.REASON_RECEIPT_INVALID);
        invalid(BANK.answers(id, done.clone().setEndTime(Times.timestamp(Case.beijing("2027-01-01T00:00")))),
                Reason.REASON_RECEIPT_INVALID);
        docket.hears(BANK.answers(id, done.setEndTime(Times.timestamp(own))));

        assertThat(Times.instant(order(id).getEndTime())).isEqualTo(own);
        docket.at(own);
        assertThat(state(id)).isEqualTo("LAPSED");
    }

    @Test
    void aPeriodDoesNotBeginInTheFuture() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        var receipt = BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), 100_000);
        invalid(receipt.but(c -> c.getReceiptBuilder()
                        .setStartTime(Times.timestamp(docket.now().plus(Duration.ofDays(3_650))))),
                Reason.REASON_RECEIPT_INVALID);
    }

    @Test
    void aUseThatIsFoundToBeProtectedMakesReleaseADutyOfWhoeverFrozeIt() {
        String earlier = effective();
        String id = docket.hears(ANYUAN.orders(ACCOUNT, 50_000).but(c -> c.setProjectWages(true)));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_QUEUED, docket.now(), 100_000)
                .but(c -> c.getReceiptBuilder().addUses(AssetUse.ASSET_USE_WAGE_SPECIAL)));

        assertThat(order(earlier).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_OTHER);
        assertThat(order(id).getReleaseDuty()).isEqualTo(ReleaseGround.RELEASE_GROUND_UNSPECIFIED);
        assertThat(docket.told()).contains("赣0323 freeze.release_duty");
        assertThat(order(earlier).getSteps(order(earlier).getStepsCount() - 1).getCode()).isEqualTo("保障农民工工资支付条例 33");
    }

    @Test
    void howeverOftenTheBalanceChangesTheMeasureCanStillBeReleased() {
        String id = effective();
        String second = docket.hears(ANYUAN.orders(ACCOUNT, 100_000));
        docket.hears(BANK.registers(second, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), 150_000));
        for (int i = 0; i < 450; i++) {
            docket.after(Duration.ofMinutes(1));
            docket.hears(BANK.answers(i % 2 == 0 ? id : second, FreezeReceipt.newBuilder()
                    .setMeasure(MeasureKind.MEASURE_KIND_BALANCE)
                    .setResult(ReceiptResult.RECEIPT_RESULT_DONE)
                    .setBalance(yuan(110_000 + i))));
        }
        docket.hears(LUXI.renews(id, number(id)));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RENEWAL));
        docket.hears(LUXI.releases(id, number(id)));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RELEASE));
        docket.hears(ANYUAN.releases(second, number(second)));
        docket.hears(BANK.does(second, MeasureKind.MEASURE_KIND_RELEASE));
        assertThat(order(second).getStepsList()).hasSizeLessThanOrEqualTo(210);
        assertThat(order(second).getSteps(0).getAction()).isEqualTo("Order");
    }
}
