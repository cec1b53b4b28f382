// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseTally;
import xietong.v1.Money;
import xietong.v1.Reason;

/** What was performed in a court's cases, by the facts that it reported. */
public final class CaseTallies {
    private CaseTallies() {}

    /** Counts those that the question is about; refused with REASON_TOO_LARGE for sums of different currencies. */
    public static CaseTally of(Stream<CaseFact> facts, CaseServiceGetTallyRequest asked) {
        List<CaseFact> counted = facts
                .filter(f -> f.getKind() == CaseFactKind.CASE_FACT_KIND_PERFORMED
                        || f.getKind() == CaseFactKind.CASE_FACT_KIND_PART_PERFORMED)
                .filter(f -> asked.getCaseNumber().isEmpty() || f.getCaseNumber().equals(asked.getCaseNumber()))
                .filter(f -> Times.isWithin(f.getTime(), asked.getFrom(), asked.getUntil()))
                .toList();
        return CaseTally.newBuilder()
                .setFacts(counted.size())
                .setCases(distinct(counted.stream().map(CaseFact::getCaseNumber)))
                .setDebtors(distinct(counted.stream().map(CaseTallies::debtor)))
                .setPerformed(distinct(counted.stream()
                        .filter(f -> f.getKind() == CaseFactKind.CASE_FACT_KIND_PERFORMED)
                        .map(CaseFact::getCaseNumber)))
                .setPaid(sum(counted, CaseFact::getPaid))
                .setLatePerformance(sum(counted, CaseFact::getLatePerformance))
                .build();
    }

    private static int distinct(Stream<String> of) {
        return (int) of.distinct().count();
    }

    /** A fact about the whole case is about one; once the number is erased, each fact counts as about another. */
    private static String debtor(CaseFact fact) {
        return fact.getCaseNumber() + " " + (fact.getErased() ? fact.getId() : fact.getDebtor().getIdentifier());
    }

    private static Money sum(List<CaseFact> facts, Function<CaseFact, Money> which) {
        List<Money> all = facts.stream().map(which).filter(m -> m.getMinorUnits() > 0).toList();
        List<String> currencies = all.stream().map(Money::getCurrencyCode).distinct().toList();
        if (currencies.size() > 1) {
            throw new Refused(Reason.REASON_TOO_LARGE, "one sum is of one currency")
                    .with("accepted", "one case, or a time, with one of " + currencies);
        }
        return Money.newBuilder()
                .setCurrencyCode(currencies.isEmpty() ? "" : currencies.get(0))
                .setMinorUnits(all.stream().mapToLong(Money::getMinorUnits).sum())
                .build();
    }
}
