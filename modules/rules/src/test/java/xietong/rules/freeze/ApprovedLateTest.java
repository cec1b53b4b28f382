// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.StateNames;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.MeasureKind;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/** What was prepared is looked at again when a second officer approves it, and nothing is asked after the end. */
class ApprovedLateTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private String registered(Holder holder, ReceiptResult result, long balance) {
        String id = docket.hears(holder.orders(ACCOUNT, 100_000));
        docket.after(Duration.ofMinutes(10));
        docket.hears(BANK.registers(id, result, docket.now(), balance));
        return id;
    }

    private String number(String id) {
        return order(id).getRequestNumber();
    }

    @Test
    void aDeductionIsNotApprovedWhileADisputeIsOpen() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        registered(ANYUAN, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.hears(LUXI.deducts(id, number(id), 100_000));
        docket.hears(Contest.ANYUAN.disputes(
                order(id).getAsset(), RankDisputeGround.RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS));

        assertThat(docket.refuses(LUXI.approves(id)).reason()).isEqualTo(Reason.REASON_DISPUTE_OPEN);
        docket.hears(LUXI.approves(id).but(c -> c.setGranted(false)).reason("争议未决"));
    }

    @Test
    void aDeductionOfMoreThanIsEffectiveByThenIsNotApproved() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.hears(LUXI.deducts(id, number(id), 100_000));
        docket.hears(BANK.answers(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_BALANCE)
                .setResult(ReceiptResult.RECEIPT_RESULT_DONE)
                .setBalance(Holder.yuan(50_000))));

        assertThat(docket.refuses(LUXI.approves(id)).reason()).isEqualTo(Reason.REASON_AMOUNT_INVALID);
    }

    @Test
    void aRenewalPreparedInTimeAndNotApprovedByTheEndIsLost() {
        docket.under(Config.edited("freezes", "RENEWAL: {papers: [RULING, ASSISTANCE_NOTICE], four_eyes: false",
                "RENEWAL: {papers: [RULING, ASSISTANCE_NOTICE], four_eyes: true"));
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.at("2027-03-02T23:59");
        docket.hears(LUXI.renews(id, number(id)));
        docket.at("2027-03-03T00:00");
        assertThat(StateNames.of(order(id).getState())).isEqualTo("LAPSED");
        assertThat(docket.refuses(LUXI.approves(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void whatWasDeductedBeforeTheEndIsRecordedWhenTheAnswerComesAfterIt() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        String other = registered(ANYUAN, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.at("2027-03-01T09:00");
        docket.hears(ANYUAN.renews(other, number(other)));
        docket.hears(BANK.does(other, MeasureKind.MEASURE_KIND_RENEWAL));
        docket.hears(LUXI.deducts(id, number(id), 60_000));
        docket.hears(LUXI.approves(id));
        docket.at("2027-03-05T09:00");
        assertThat(StateNames.of(order(id).getState())).as("the deduction itself holds it (INT 484)").isEqualTo("EFFECTIVE");

        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_DEDUCTION));
        assertThat(order(id).getDeducted()).isEqualTo(Holder.yuan(60_000));
        assertThat(StateNames.of(order(id).getState())).as("the rest has no period left").isEqualTo("LAPSED");
    }

    @Test
    void aDeductionRefusedAfterTheEndLeavesNothing() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.at("2027-03-01T09:00");
        docket.hears(LUXI.deducts(id, number(id), 60_000));
        docket.hears(LUXI.approves(id));
        docket.at("2027-03-05T09:00");
        docket.hears(BANK.cannot(id, MeasureKind.MEASURE_KIND_DEDUCTION));
        assertThat(StateNames.of(order(id).getState())).isEqualTo("LAPSED");
    }

    @Test
    void renewalsAreNotHeaped() {
        String id = registered(LUXI, ReceiptResult.RECEIPT_RESULT_DONE, 200_000);
        docket.hears(LUXI.renews(id, number(id)));
        docket.hears(BANK.does(id, MeasureKind.MEASURE_KIND_RENEWAL));
        assertThat(docket.refuses(LUXI.renews(id, number(id))).reason()).isEqualTo(Reason.REASON_PERIOD_TOO_LONG);
        docket.at("2027-03-02T09:00");
        docket.hears(LUXI.renews(id, number(id)));
    }
}
