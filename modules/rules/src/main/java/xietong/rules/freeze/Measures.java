// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.book.Freezes;
import xietong.rules.calendar.Period;
import xietong.v1.AssetKey;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezePeriod;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.PendingMeasure;
import xietong.v1.Reason;

/** Checks that measures on property share; each refuses with the article. */
final class Measures {
    /** Far beyond any claim, and so small that a thousand of them can be added. */
    private static final long MOST_MONEY = 1_000_000_000_000_000L;

    private Measures() {}

    /** Refused with REASON_ORIGINAL_MISMATCH where it is not this freeze that is named. */
    static void requireOriginal(OriginalFreeze original, FreezeOrder order) {
        boolean named = original.getCaseNumber().equals(order.getOriginalCaseNumber())
                || sameCase(original.getCaseNumber(), order.getOriginalCaseNumber());
        if (!named || !original.getRequestNumber().equals(order.getRequestNumber())) {
            throw new Refused(
                            Reason.REASON_ORIGINAL_MISMATCH,
                            "the original freeze must be named by its case number and its request number")
                    .with("field", "original")
                    .with("article", "SEAL 28");
        }
    }

    private static boolean sameCase(String given, String kept) {
        try {
            return Checks.caseNumber("original.case_number", given).equals(kept);
        } catch (Refused e) {
            return false;
        }
    }

    /** Refused with REASON_PAPERS_MISSING where the rule book asks for more. */
    static void requirePapers(MeasureKind kind, List<Paper> papers, Context context) {
        Freezes.Measure measure = context.book().freezes().measure(kind);
        Papers.complete("papers", papers, measure.papers(), measure.source());
    }

    /** The amount of something counted in money; refused with REASON_AMOUNT_INVALID. */
    static Money amount(String field, Money money, AssetKey key) {
        if (!key.getCurrencyCode().equals(money.getCurrencyCode())) {
            throw amountInvalid(field, "an amount in " + key.getCurrencyCode()).with("article", "PRES 15 ¶3");
        }
        return money(field, money, "PRES 15 ¶3");
    }

    /** An amount of money; refused with REASON_AMOUNT_INVALID. */
    static Money money(String field, Money money, String article) {
        boolean sound = money.getCurrencyCode().matches("[A-Z]{3}")
                && money.getMinorUnits() > 0
                && money.getMinorUnits() <= MOST_MONEY;
        if (!sound) {
            throw amountInvalid(field, "an ISO 4217 code and 1 to " + MOST_MONEY + " of its smallest unit")
                    .with("article", article);
        }
        return money;
    }

    static Refused amountInvalid(String field, String accepted) {
        return new Refused(Reason.REASON_AMOUNT_INVALID, field + ": " + accepted)
                .with("field", field)
                .with("accepted", accepted);
    }

    /** The period asked for, or the longest; refused with REASON_PERIOD_TOO_LONG. */
    static FreezePeriod period(FreezePeriod asked, AssetKey key, Context context) {
        Freezes.AssetRule rule = context.book().freezes().asset(key.getKind());
        if (Checks.absent(asked)) {
            return FreezePeriod.newBuilder().setLength(rule.longest()).setUnit(rule.unit().name()).build();
        }
        if (!asked.getUnit().matches("DAYS|MONTHS|YEARS") || asked.getLength() < 1 || asked.getLength() > 3_650) {
            throw Refused.field("period", "a length from 1 and a unit of DAYS, MONTHS, YEARS");
        }
        Period period = FreezeDraft.period(asked);
        if (!rule.allows(period)) {
            throw new Refused(Reason.REASON_PERIOD_TOO_LONG, "longer than the law allows for this kind of property")
                    .with("field", "period")
                    .with("accepted", "at most " + rule.longest() + " " + rule.unit())
                    .with("article", rule.source());
        }
        return asked;
    }

    /** The open measure of a kind. */
    static Optional<PendingMeasure> pending(FreezeOrder order, MeasureKind kind) {
        return order.getPendingList().stream().filter(p -> p.getKind() == kind).findFirst();
    }

    /** Refused with REASON_MEASURE_PENDING while another is open that this one would contradict. */
    static void requireNonePending(FreezeOrder order) {
        if (order.getPendingCount() > 0) {
            throw new Refused(Reason.REASON_MEASURE_PENDING, "a measure waits for its answer")
                    .with("pending", order.getPending(0).getKind().name())
                    .with("request_number", order.getPending(0).getRequestNumber());
        }
    }

    /** Removes the open measure of a kind. */
    static void answered(FreezeOrder.Builder order, MeasureKind kind) {
        for (int i = order.getPendingCount() - 1; i >= 0; i--) {
            if (order.getPending(i).getKind() == kind) {
                order.removePending(i);
            }
        }
    }

    static Money money(long minorUnits, String currency) {
        return Money.newBuilder().setCurrencyCode(currency).setMinorUnits(minorUnits).build();
    }
}
