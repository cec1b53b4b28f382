// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.HOUSE;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGXIANG;
import static xietong.rules.freeze.Holder.yuan;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Refused;
import xietong.v1.AssetKey;
import xietong.v1.AssetUse;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezePeriod;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** What the law does not let a court or a bank do, each with its article. */
class FreezeRefusalsTest {
    private static final Subject WIFE = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("李演示")
            .setIdentifier(Examples.APPLICANT_ID)
            .build();

    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private static AssetKey account(String number) {
        return ACCOUNT.toBuilder().setNumber(number).build();
    }

    private static void says(Refused refused, Reason reason, String article) {
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.metadata()).containsEntry("article", article);
    }

    private FreezeOrder order(String id) {
        return docket.get(id, FreezeOrder.getDefaultInstance());
    }

    private String effective(Holder holder, long yuan, long balance) {
        String id = docket.hears(holder.orders(ACCOUNT, yuan));
        docket.after(Duration.ofMinutes(1));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), balance));
        return id;
    }

    @Test
    void n1MoreThanTheClaimIsFrozenOnlyWithAJustificationInWriting() {
        var first = LUXI.orders(account("6299990000000000012"), 100_000).but(c -> c.setClaim(yuan(100_000)));
        docket.hears(first);
        var second = LUXI.orders(account("6299990000000000020"), 100_000).but(c -> c.setClaim(yuan(100_000)));
        var third = LUXI.orders(account("6299990000000000038"), 100_000).but(c -> c.setClaim(yuan(100_000)));

        says(docket.refuses(second), Reason.REASON_OVER_LIMIT, "SEAL 19");
        says(docket.refuses(third), Reason.REASON_OVER_LIMIT, "SEAL 19");
        assertThat(docket.refuses(second).metadata()).containsEntry("frozen", "20000000").containsEntry("claim", "10000000");
        docket.hears(second.but(c -> c.setJustification("首个账户余额不足，尚无其他财产")));
    }

    @Test
    void n1WhatAQueuedOrderDoesNotControlDoesNotCount() {
        effective(PINGXIANG, 100_000, 100_000);
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000).but(c -> c.setClaim(yuan(100_000))));
        docket.after(Duration.ofMinutes(1));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_QUEUED, docket.now(), 100_000));

        docket.hears(LUXI.orders(account("6299990000000000020"), 100_000).but(c -> c.setClaim(yuan(100_000))));
    }

    @Test
    void n2AWageAccountIsFrozenOnlyForTheWagesOfItsProject() {
        var unrelated = LUXI.orders(ACCOUNT, 100_000).but(c -> c.addUses(AssetUse.ASSET_USE_WAGE_SPECIAL));

        says(docket.refuses(unrelated), Reason.REASON_ASSET_PROTECTED, "保障农民工工资支付条例 33");
        docket.hears(unrelated.but(c -> c.setProjectWages(true)));
        says(docket.refuses(PINGXIANG.orders(ACCOUNT, 100_000)), Reason.REASON_ASSET_PROTECTED, "保障农民工工资支付条例 33");
    }

    @Test
    void n3WhoOwesNothingIsNotTouched() {
        var wifes = LUXI.orders(ACCOUNT, 100_000).but(c -> c.setOwner(WIFE));

        says(docket.refuses(wifes), Reason.REASON_NOT_DEBTOR, "NET 7 ¶3");
        docket.hears(wifes.but(c -> c.addCoOwners(WIFE).addCoOwners(Holder.DEBTOR)));
        assertThat(docket.warnings()).anyMatch(w -> w.contains("SEAL 12"));
    }

    @Test
    void n6WaitingForInternalApprovalIsNoAnswerAndIsRecorded() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        docket.hears(BANK.answers(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL)
                .setReason("待支行领导审批")));

        assertThat(order(id).getViolations()).isEqualTo(1);
        assertThat(order(id).getStepsList()).last().extracting(s -> s.getCode()).isEqualTo("INT 192");
        assertThat(docket.told()).contains("赣0323 freeze.violation", "赣03 freeze.violation");
        assertThat(docket.warnings()).anyMatch(w -> w.contains("INT 192"));
        assertThat(order(id).getClocksList()).extracting(c -> c.getName()).contains("freeze.answer");
    }

    @Test
    void n8TheSameOrderTwiceHasOneEffect() {
        docket.hears(LUXI.orders(ACCOUNT, 100_000));

        assertThat(docket.refuses(LUXI.orders(ACCOUNT, 100_000)).reason()).isEqualTo(Reason.REASON_ALREADY_FROZEN);
        assertThat(docket.refuses(LUXI.orders(account(" 6299 9900 0000 0000 012 "), 100_000)).reason())
                .as("the same account, written otherwise")
                .isEqualTo(Reason.REASON_ALREADY_FROZEN);
    }

    @Test
    void nothingIsDeductedBeforeEnforcement() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000).but(c -> c.setStage(FreezeStage.FREEZE_STAGE_PRESERVATION)));
        docket.after(Duration.ofMinutes(1));
        docket.hears(BANK.registers(id, ReceiptResult.RECEIPT_RESULT_DONE, docket.now(), 100_000));
        var deduction = LUXI.deducts(id, order(id).getRequestNumber(), 100_000);

        says(docket.refuses(deduction), Reason.REASON_STAGE_FORBIDS, "CPL 253, PRES 17");
        var end = order(id).getEndTime();
        docket.hears(LUXI.converts(id, FreezeStage.FREEZE_STAGE_ENFORCEMENT));
        assertThat(order(id).getEndTime()).as("the period runs on").isEqualTo(end);
        docket.hears(deduction);
    }

    @Test
    void resumedEnforcementTakesItsFreezeAlongUnderTheNewNumber() {
        String id = effective(LUXI, 100_000, 100_000);
        var before = order(id);
        var converts = LUXI.converts(id, FreezeStage.FREEZE_STAGE_ENFORCEMENT);
        says(docket.refuses(converts), Reason.REASON_STAGE_FORBIDS, "PRES 17, INT 517");
        says(docket.refuses(converts.head(h -> h.setCaseNumber("（2021）赣0323执9002号"))),
                Reason.REASON_STAGE_FORBIDS, "PRES 17, INT 517");

        docket.hears(converts.head(h -> h.setCaseNumber("（2021）赣0323执恢9002号")));

        assertThat(order(id).getCaseNumber()).isEqualTo("（2021）赣0323执恢9002号");
        assertThat(List.of(order(id).getOriginalCaseNumber(), order(id).getEndTime(), order(id).getRegisteredTime()))
                .isEqualTo(List.of(before.getOriginalCaseNumber(), before.getEndTime(), before.getRegisteredTime()));
        docket.hears(LUXI.deducts(id, before.getRequestNumber(), 100_000)
                .head(h -> h.setCaseNumber("（2021）赣0323执恢9002号")));
    }

    @Test
    void whoReleasesNamesTheOriginalFreezeAndHoldsIt() {
        String id = effective(LUXI, 100_000, 100_000);

        says(docket.refuses(LUXI.releases(id, "another")), Reason.REASON_ORIGINAL_MISMATCH, "SEAL 28");
        assertThat(docket.refuses(PINGXIANG.releases(id, order(id).getRequestNumber())).reason())
                .as("not even its superior, as long as it was not laid before it")
                .isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void aSuperiorReleasesOnlyByARulingOfItsOwn() {
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        docket.hears(BANK.answers(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL)
                .setReason("待审批")));
        var release = PINGXIANG.releases(id, order(id).getRequestNumber())
                .but(c -> c.setOriginal(LUXI.original(order(id).getRequestNumber())));

        says(docket.refuses(release), Reason.REASON_NOT_HOLDER, "ENF 26, ENF 72");
        docket.hears(release.but(c -> c.setGround(ReleaseGround.RELEASE_GROUND_SUPERIOR_RULING)));
        assertThat(docket.told()).contains("赣0323 freeze.release_ruled", "BANK-A freeze.release_asked");
    }

    @Test
    void noMeasureIsLongerThanTheLawAllows() {
        var tooLong = FreezePeriod.newBuilder().setLength(13).setUnit("MONTHS").build();

        says(docket.refuses(LUXI.orders(ACCOUNT, 100).but(c -> c.setPeriod(tooLong))),
                Reason.REASON_PERIOD_TOO_LONG, "INT 485; PRES 15 ¶3");
        docket.hears(LUXI.orders(HOUSE, 0).but(c -> c.setPeriod(tooLong)));
    }

    @Test
    void moneyIsExactAndSaidInFull() {
        for (long wrong : new long[] {0, -1, Long.MIN_VALUE, 1_000_000_000_000_001L, Long.MAX_VALUE}) {
            var order = LUXI.orders(ACCOUNT, 100)
                    .but(c -> c.setAmount(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(wrong)));
            says(docket.refuses(order), Reason.REASON_AMOUNT_INVALID, "PRES 15 ¶3");
        }
        var dollars = LUXI.orders(ACCOUNT, 100)
                .but(c -> c.setAmount(Money.newBuilder().setCurrencyCode("USD").setMinorUnits(1)));
        says(docket.refuses(dollars), Reason.REASON_AMOUNT_INVALID, "PRES 15 ¶3");
        says(docket.refuses(LUXI.orders(ACCOUNT, 100).but(c -> c.clearClaim())), Reason.REASON_AMOUNT_INVALID, "SEAL 19");
    }

    @Test
    void theOneWhoPreparedADeductionDoesNotApproveIt() {
        String id = effective(LUXI, 100_000, 100_000);
        docket.hears(LUXI.deducts(id, order(id).getRequestNumber(), 100_000));
        var own = LUXI.approves(id).head(h -> h.setOfficer(h.getOfficer().toBuilder().setId(LUXI.court().officer().getId())));

        assertThat(docket.refuses(own).reason()).isEqualTo(Reason.REASON_SECOND_OFFICER_REQUIRED);
    }

    @Test
    void ordersOfTheKindsThatTheRuleBookNamesWaitForASecondOfficer() {
        docket.under(Config.edited("freezes", "ASSISTANCE_NOTICE], four_eyes: false, source: \"SEAL 1",
                "ASSISTANCE_NOTICE], four_eyes: true, source: \"SEAL 1"));
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        assertThat(docket.told()).isEmpty();
        assertThat(docket.view(id, "BANK-A", "FreezeService/GetOrder")).as("the bank knows nothing yet").isEmpty();

        docket.hears(LUXI.approves(id));
        assertThat(docket.told()).containsExactly("BANK-A freeze.ordered");
    }

    @Test
    void aSuperiorsRulingIsApprovedByAnotherOfficerOfTheSuperiorNotByTheHolder() {
        docket.under(Config.edited("freezes", "RELEASE_NOTICE], four_eyes: false", "RELEASE_NOTICE], four_eyes: true"));
        String id = docket.hears(LUXI.orders(ACCOUNT, 100_000));
        docket.hears(BANK.answers(id, FreezeReceipt.newBuilder()
                .setMeasure(MeasureKind.MEASURE_KIND_ORDER)
                .setResult(ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL)
                .setReason("待审批")));
        docket.hears(PINGXIANG.releases(id, "")
                .but(c -> c.setOriginal(LUXI.original(order(id).getRequestNumber()))
                        .setGround(ReleaseGround.RELEASE_GROUND_SUPERIOR_RULING)));

        Refused holder = docket.refuses(LUXI.approves(id));
        assertThat(holder.reason()).isEqualTo(Reason.REASON_NOT_HOLDER);
        assertThat(holder.metadata()).containsEntry("court", PINGXIANG.court().code());
        assertThat(docket.told()).doesNotContain("BANK-A freeze.release_asked");

        docket.hears(PINGXIANG.approves(id));
        assertThat(docket.told()).contains("BANK-A freeze.release_asked");
    }
}
