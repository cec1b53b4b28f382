// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.BANK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.v1.Asset;
import xietong.v1.Distribution;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceProposeDistributionRequest;
import xietong.v1.MeasureKind;
import xietong.v1.Objection;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;
import xietong.v1.ShareGround;

/**
 * Pingxiang: four courts and 800,000.00, of which 124 workers of one court are paid; whoever finds the plan wrong objects
 * and holds back exactly what it disputes.
 */
class DistributionTest {
    private static final long TOTAL = 80_000_000;
    private static final int WORKERS = 124;

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final List<String> orders = new ArrayList<>();

    /** 芦溪 is first and deducts it all; the other three wait. */
    private void deducted() {
        for (Holder holder : List.of(Holder.LUXI, Holder.PINGXIANG, Holder.ANYUAN, Holder.SHANGLI)) {
            String id = docket.hears(holder.orders(Holder.ACCOUNT, 800_000));
            var result = orders.isEmpty() ? ReceiptResult.RECEIPT_RESULT_DONE : ReceiptResult.RECEIPT_RESULT_QUEUED;
            docket.hears(BANK.registers(id, result, docket.now(), 800_000));
            docket.after(Duration.ofMinutes(1));
            orders.add(id);
        }
        String first = orders.get(0);
        docket.hears(Holder.LUXI.deducts(first, docket.get(first, FreezeOrder.getDefaultInstance()).getRequestNumber(), 800_000));
        docket.hears(Holder.LUXI.approves(first));
        docket.hears(BANK.does(first, MeasureKind.MEASURE_KIND_DEDUCTION));
    }

    /** 124 workers share it as evenly as fen allow; the other three courts' creditors get nothing. */
    private Motion<FreezeServiceProposeDistributionRequest.Builder> plan() {
        return Contest.LUXI.proposes(orders.get(0), 800_000).but(c -> {
            long left = TOTAL;
            for (int i = 0; i < WORKERS; i++) {
                long fen = left / (WORKERS - i);
                left -= fen;
                c.addShares(Contest.share(orders.get(0), "工人" + i, ShareGround.SHARE_GROUND_WAGES, fen));
            }
            for (int i = 1; i < 4; i++) {
                c.addShares(Contest.share(orders.get(i), "债权人" + i, ShareGround.SHARE_GROUND_ORDINARY, 0));
            }
        });
    }

    /** Two creditors: 500,000 of 芦溪 and 300,000 of 安源. */
    private Motion<FreezeServiceProposeDistributionRequest.Builder> smallPlan() {
        return Contest.LUXI.proposes(orders.get(0), 800_000).but(c -> c
                .addShares(Contest.share(orders.get(0), "工人", ShareGround.SHARE_GROUND_WAGES, 50_000_000))
                .addShares(Contest.share(orders.get(2), "供货人", ShareGround.SHARE_GROUND_ORDINARY, 30_000_000)));
    }

    private Distribution of(String id) {
        return docket.get(id, Distribution.getDefaultInstance());
    }

    private String state(String id) {
        return StateNames.of(of(id).getState());
    }

    private String objection(String id, int number) {
        Objection objection = of(id).getObjections(number - 1);
        return StateNames.of(objection.getState());
    }

    private long paid(String id) {
        return of(id).getSharesList().stream().mapToLong(s -> s.getPaid().getMinorUnits()).sum();
    }

    private long deposited(String id) {
        return of(id).getSharesList().stream().mapToLong(s -> s.getDeposited().getMinorUnits()).sum();
    }

    private List<Long> amounts(String id) {
        return of(id).getSharesList().stream().map(s -> s.getAmount().getMinorUnits()).toList();
    }

    private static void refused(Refused refused, Reason reason, String... metadata) {
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.metadata().keySet()).containsAll(List.of(metadata));
    }

    @Test
    void pingxiangWithoutObjectionIsPaidToTheLastFenAndNoFlagChangesARank() {
        deducted();
        var queue = docket.all(Asset.getDefaultInstance()).values().iterator().next().getQueueList();
        String id = docket.hears(plan());
        assertThat(of(id).getSharesCount()).isEqualTo(WORKERS + 3);
        assertThat(of(id).getSerializedSize()).isLessThan(32 * 1024);
        assertThat(amounts(id).stream().mapToLong(a -> a).sum()).isEqualTo(TOTAL);
        assertThat(docket.told()).containsExactly(
                "赣03 distribution.served", "赣0302 distribution.served", "赣0322 distribution.served");
        Refused early = docket.refuses(Contest.LUXI.finalises(id));
        refused(early, Reason.REASON_TOO_EARLY, "not_before");
        assertThat(early.metadata()).containsEntry("article", "INT 509");

        docket.at("2026-03-18T00:00");
        assertThat(docket.told()).contains("赣0323 distribution.objection_due");
        docket.hears(Contest.LUXI.finalises(id));

        assertThat(state(id)).isEqualTo("PAID");
        assertThat(paid(id)).isEqualTo(TOTAL);
        assertThat(docket.all(Asset.getDefaultInstance()).values().iterator().next().getQueueList()).isEqualTo(queue);
        assertThat(docket.told()).contains("赣03 distribution.paid");
    }

    @Test
    void onceAllHaveSaidThatNobodyObjectsNobodyNeedWait() {
        deducted();
        String id = docket.hears(plan());
        for (Contest court : List.of(Contest.LUXI, Contest.PINGXIANG, Contest.ANYUAN)) {
            docket.hears(court.waives(id, 0));
        }
        refused(docket.refuses(Contest.LUXI.finalises(id)), Reason.REASON_TOO_EARLY, "not_before");
        docket.hears(Contest.SHANGLI.waives(id, 0));
        refused(docket.refuses(Contest.SHANGLI.objects(id, 1, 127)), Reason.REASON_TOO_LATE, "ended", "article");
        assertThat(of(id).getClocksList()).isEmpty();
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(state(id)).isEqualTo("PAID");
    }

    @Test
    void oneObjectionHoldsBackExactlyTheDisputedShareWhileTheRestIsPaid() {
        deducted();
        String id = docket.hears(plan());
        long share = amounts(id).get(6);
        docket.hears(Contest.ANYUAN.objects(id, 7, 126));
        assertThat(docket.told()).contains("赣0323 distribution.objected", "赣0322 distribution.objected");
        docket.hears(Contest.LUXI.opposes(id, 1, 7));
        docket.hears(Contest.ANYUAN.sues(id, 1));
        docket.at("2026-03-18T00:00");
        docket.hears(Contest.LUXI.finalises(id));

        assertThat(state(id)).isEqualTo("DEPOSITED");
        assertThat(deposited(id)).isEqualTo(share);
        assertThat(paid(id)).isEqualTo(TOTAL - share);
        assertThat(of(id).getShares(6).getDeposited().getMinorUnits()).isEqualTo(share);
        refused(docket.refuses(Contest.LUXI.finalises(id)), Reason.REASON_TOO_EARLY, "article");
        docket.hears(Contest.LUXI.records(id, 1, 100));
        docket.hears(Contest.LUXI.finalises(id));

        assertThat(state(id)).isEqualTo("PAID");
        assertThat(amounts(id).get(6)).isEqualTo(share - 100);
        assertThat(amounts(id).get(125)).isEqualTo(100);
        assertThat(paid(id)).isEqualTo(TOTAL);
    }

    @Test
    void whatIsDisputedInPartIsHeldBackInPart() {
        deducted();
        String id = docket.hears(smallPlan());
        docket.hears(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.setAmount(Holder.yuan(1))));
        docket.at("2026-03-18T00:00");
        assertThat(objection(id, 1)).as("nobody opposed within 15 days").isEqualTo("UNOPPOSED");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(amounts(id)).containsExactly(50_000_000L - 100, 30_000_000L + 100);
        assertThat(state(id)).isEqualTo("PAID");
    }

    @Test
    void theUndisputedRestNeedNotWaitForOppositionOrSuit() {
        deducted();
        String id = docket.hears(smallPlan());
        docket.at("2026-03-10T09:00");
        docket.hears(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.setAmount(Holder.yuan(1_000))));
        docket.at("2026-03-18T00:00");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(deposited(id)).isEqualTo(100_000);
        assertThat(paid(id)).isEqualTo(TOTAL - 100_000);
        docket.hears(Contest.LUXI.opposes(id, 1, 1));
        docket.at("2026-04-03T00:00");
        assertThat(objection(id, 1)).as("opposed, and no suit within 15 days").isEqualTo("NOT_SUED");
        assertThat(docket.told()).contains("赣0323 distribution.suit_due", "赣0302 distribution.suit_due");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(amounts(id)).as("the plan stands").containsExactly(50_000_000L, 30_000_000L);
        assertThat(state(id)).isEqualTo("PAID");
    }

    @Test
    void twoObjectionsToOneShareNeverHoldBackMoreThanTheShare() {
        deducted();
        String id = docket.hears(smallPlan().but(c -> c.addServed("赣0111")));
        docket.hears(Contest.ANYUAN.objects(id, 1, 2));
        docket.hears(Contest.SHANGLI.objects(id, 1, 0).but(c -> c
                .setObjector(Contest.person("漏列人"))
                .setCaseNumber("（2021）赣0322执9004号")
                .setAmount(Holder.yuan(400_000))));
        docket.at("2026-03-17T23:00");
        docket.hears(Contest.LUXI.opposes(id, 1, 1));
        docket.at("2026-03-18T00:00");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(amounts(id)).as("the second was not opposed").containsExactly(10_000_000L, 30_000_000L, 40_000_000L);
        assertThat(deposited(id)).as("what is left of the disputed share").isEqualTo(10_000_000);
        docket.hears(Contest.ANYUAN.sues(id, 1));
        refused(docket.refuses(Contest.LUXI.records(id, 1, 10_000_001)), Reason.REASON_AMOUNT_INVALID, "accepted");
        docket.hears(Contest.LUXI.records(id, 1, 10_000_000));
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(amounts(id)).containsExactly(0L, 40_000_000L, 40_000_000L);
        assertThat(paid(id)).isEqualTo(TOTAL);
    }

    @Test
    void sharesAddUpExactlyAndAmountsAreWhatCanBeCounted() {
        deducted();
        var small = smallPlan();
        Refused mismatch = docket.refuses(small.but(c -> c.getSharesBuilder(1).getAmountBuilder().setMinorUnits(30_000_001)));
        refused(mismatch, Reason.REASON_SHARES_MISMATCH);
        assertThat(mismatch.metadata()).containsEntry("total", "80000000").containsEntry("sum", "80000001");
        refused(docket.refuses(small.but(c -> c.getSharesBuilder(1).getAmountBuilder().setMinorUnits(-1))),
                Reason.REASON_AMOUNT_INVALID, "field");
        refused(docket.refuses(small.but(c -> {
                    c.getSharesBuilder(0).getAmountBuilder().setMinorUnits(Long.MAX_VALUE);
                    c.getSharesBuilder(1).getAmountBuilder().setMinorUnits(Long.MAX_VALUE);
                })),
                Reason.REASON_AMOUNT_INVALID, "field");
        refused(docket.refuses(small.but(c -> c.setTotal(Holder.yuan(800_001)))), Reason.REASON_AMOUNT_INVALID, "accepted");
        refused(docket.refuses(small.but(c -> c.getSharesBuilder(1).getAmountBuilder().setCurrencyCode("USD"))),
                Reason.REASON_AMOUNT_INVALID, "field");
        refused(docket.refuses(small.but(c -> c.getSharesBuilder(1).setOrder("R9"))),
                Reason.REASON_ORIGINAL_MISMATCH, "field");
        refused(docket.refuses(small.but(c -> c.clearPapers())), Reason.REASON_PAPERS_MISSING, "missing");
        refused(docket.refuses(small.but(c -> c.addServed("BANK-A"))), Reason.REASON_ADDRESSEE_FORBIDDEN, "field");
        docket.hears(small);
        refused(docket.refuses(small), Reason.REASON_AMOUNT_INVALID, "accepted");
    }

    @Test
    void aPlanThatIsTakenBackLeavesTheAmountToANewOne() {
        deducted();
        String id = docket.hears(smallPlan());
        docket.hears(Contest.ANYUAN.objects(id, 1, 2));
        docket.hears(Contest.LUXI.withdraws(id));
        assertThat(state(id)).isEqualTo("WITHDRAWN");
        assertThat(of(id).getObjections(0).getClocksList()).isEmpty();
        assertThat(docket.told()).contains("赣0302 distribution.withdrawn");
        refused(docket.refuses(Contest.ANYUAN.objects(id, 1, 2)), Reason.REASON_STATE_FORBIDS);
        docket.hears(smallPlan());
    }

    @Test
    void onlyThoseOnWhomItWasServedLearnOfIt() {
        deducted();
        assertThat(docket.refuses(Contest.ANYUAN.proposes(orders.get(0), 800_000)).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);
        String id = docket.hears(smallPlan());
        assertThat(docket.refuses(Contest.PINGGU.waives(id, 0)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.view(id, "京0117", "FreezeService/GetDistribution")).isEmpty();
        assertThat(docket.view(id, "赣", "FreezeService/GetDistribution")).isEmpty();
        assertThat(docket.view(id, "BANK-A", "FreezeService/GetDistribution")).isEmpty();
        var seen = (Distribution) docket.view(id, "赣0322", "FreezeService/GetDistribution").orElseThrow();
        assertThat(seen.getAllowedCommandsList()).containsExactly("Object", "Waive");
        var chair = (Distribution) docket.view(id, "赣0323", "FreezeService/GetDistribution").orElseThrow();
        assertThat(chair.getAllowedCommandsList())
                .containsExactly("Object", "Waive", "FinaliseDistribution", "WithdrawDistribution");
    }

    @Test
    void whoMayNotObjectOpposeOrSueIsToldWhy() {
        deducted();
        String id = docket.hears(smallPlan());
        refused(docket.refuses(Contest.ANYUAN.objects(id, 1, 1)), Reason.REASON_ORIGINAL_MISMATCH, "field");
        refused(docket.refuses(Contest.ANYUAN.objects(id, 3, 2)), Reason.REASON_FIELD_INVALID, "field");
        refused(docket.refuses(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.setAmount(Holder.yuan(500_001)))),
                Reason.REASON_AMOUNT_INVALID, "article");
        refused(docket.refuses(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.clearPapers())),
                Reason.REASON_PAPERS_MISSING, "missing");
        docket.hears(Contest.ANYUAN.objects(id, 1, 2));
        refused(docket.refuses(Contest.ANYUAN.opposes(id, 1, 2)), Reason.REASON_ORIGINAL_MISMATCH, "field");
        refused(docket.refuses(Contest.ANYUAN.sues(id, 1)), Reason.REASON_TOO_LATE, "objection_state");
        refused(docket.refuses(Contest.LUXI.records(id, 1, 0)), Reason.REASON_STATE_FORBIDS, "objection_state");
        docket.hears(Contest.LUXI.opposes(id, 1, 0));
        refused(docket.refuses(Contest.LUXI.sues(id, 1)), Reason.REASON_NOT_HOLDER, "article");
        docket.at("2026-03-18T00:00");
        refused(docket.refuses(Contest.ANYUAN.sues(id, 1)), Reason.REASON_TOO_LATE, "ended");
        refused(docket.refuses(Contest.SHANGLI.objects(id, 1, 2)), Reason.REASON_TOO_LATE, "ended");
    }

    @Test
    void anObjectionThatNobodyOpposesOrThatIsTakenBackEndsAtOnce() {
        deducted();
        String id = docket.hears(smallPlan());
        docket.hears(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.setAmount(Holder.yuan(10))));
        docket.hears(Contest.ANYUAN.objects(id, 1, 2).but(c -> c.setAmount(Holder.yuan(20))));
        for (Contest court : List.of(Contest.LUXI, Contest.PINGXIANG, Contest.SHANGLI)) {
            docket.hears(court.waives(id, 1));
        }
        assertThat(objection(id, 1)).isEqualTo("UNOPPOSED");
        docket.hears(Contest.ANYUAN.waives(id, 2));
        assertThat(objection(id, 2)).isEqualTo("WAIVED");
        docket.at("2026-03-18T00:00");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(amounts(id)).containsExactly(50_000_000L - 1_000, 30_000_000L + 1_000);
    }

    @Test
    void aReservedShareIsDepositedUntilItsClaimIsConfirmed() {
        deducted();
        String id = docket.hears(smallPlan().but(c -> c.getSharesBuilder(1).setReserved(true)));
        docket.at("2026-03-18T00:00");
        docket.hears(Contest.LUXI.finalises(id));
        assertThat(deposited(id)).isEqualTo(30_000_000);
        var confirms = Contest.LUXI.finalises(id).but(c -> c.addConfirmed(2));
        refused(docket.refuses(confirms), Reason.REASON_PAPERS_MISSING, "missing");
        docket.hears(confirms.but(c -> c.addAllPapers(Contest.LUXI.court().papers("ENFORCEMENT_BASIS"))));
        assertThat(state(id)).isEqualTo("PAID");
    }
}
