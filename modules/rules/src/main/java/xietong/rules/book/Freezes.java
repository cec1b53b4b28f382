// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.calendar.Period;
import xietong.v1.AssetKind;
import xietong.v1.AssetUse;
import xietong.v1.MeasureKind;

/**
 * What the law says of measures on property, as data ({@code freezes.yaml}).
 *
 * @param assets every kind of property
 * @param protection uses that the law protects
 * @param measures every kind of measure but balance
 * @param queuePeriodStarts when the period of a waiting order begins
 * @param transfer moving the right to dispose
 * @param dispute disputes about an asset
 * @param distribution distribution of what was obtained
 */
public record Freezes(
        Map<AssetKind, AssetRule> assets,
        Map<AssetUse, Protection> protection,
        Map<MeasureKind, Measure> measures,
        PeriodStart queuePeriodStarts,
        Transfer transfer,
        Dispute dispute,
        Distribution distribution) {

    /** A day from which a year has 365 days. */
    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    /** When the period of a waiting order begins. */
    public enum PeriodStart {
        /** When it comes into force. */
        ACTIVATION,
        /** When it is registered. */
        QUEUEING
    }

    /** What lets an order on protected property through. */
    public enum Way {
        /** It is for the wages of the very project's workers. */
        PROJECT_WAGES
    }

    /**
     * A kind of property.
     *
     * @param title Chinese title
     * @param longest longest period of one measure, in units
     * @param unit unit of the period
     * @param money whether it is counted in money, and so divisible
     * @param source article
     */
    public record AssetRule(String title, int longest, Period.Unit unit, boolean money, String source) {
        /** The longest period. */
        public Period period() {
            return Period.measure(longest, unit);
        }

        /** Whether a period is no longer than the longest, by a calendar that forgives no month. */
        public boolean allows(Period period) {
            return days(period) <= days(period());
        }

        private static long days(Period period) {
            return switch (period.unit()) {
                case YEARS -> ChronoUnit.DAYS.between(DAY, DAY.plusYears(period.length()));
                case MONTHS -> ChronoUnit.DAYS.between(DAY, DAY.plusMonths(period.length()));
                default -> period.length();
            };
        }
    }

    /** A protected use. */
    public record Protection(String title, Way unless, String article) {}

    /** A measure: what must be attached, and whether a second officer approves. */
    public record Measure(List<String> papers, boolean fourEyes, String source) {}

    /** Rules of moving the right to dispose. */
    public record Transfer(
            int securedDays,
            String securedSource,
            int preservationYears,
            String preservationSource,
            List<String> requestPapers,
            List<String> grantPapers,
            String papersSource) {}

    /** What must be attached where a court says that instruments conflict. */
    public record Dispute(List<String> conflictPapers, String conflictSource) {}

    /** What must be attached to each act of a distribution. */
    public record Distribution(
            List<String> planPapers,
            List<String> objectionPapers,
            List<String> suitPapers,
            List<String> judgmentPapers,
            List<String> confirmationPapers,
            String source) {}

    static Freezes parse(String text, Matters matters) {
        Freezes freezes = Yaml.read("freezes", text, Freezes.class);
        require(freezes.assets != null && freezes.protection != null && freezes.measures != null
                && freezes.queuePeriodStarts != null && freezes.transfer != null && freezes.dispute != null
                && freezes.distribution != null,
                "assets, protection, measures, queue_period_starts, transfer, dispute and distribution are all needed");
        Arrays.stream(AssetKind.values())
                .filter(k -> k != AssetKind.UNRECOGNIZED && k != AssetKind.ASSET_KIND_UNSPECIFIED)
                .forEach(kind -> freezes.check(kind, freezes.assets.get(kind)));
        List.of(MeasureKind.MEASURE_KIND_ORDER, MeasureKind.MEASURE_KIND_RENEWAL, MeasureKind.MEASURE_KIND_RELEASE,
                        MeasureKind.MEASURE_KIND_DEDUCTION)
                .forEach(kind -> freezes.check(kind, freezes.measures.get(kind), matters));
        freezes.protection.forEach((use, p) ->
                require(p != null && p.title != null && p.article != null, use + " needs title and article"));
        freezes.checkDisposal(matters);
        return freezes;
    }

    private void checkDisposal(Matters matters) {
        require(transfer.securedDays > 0 && transfer.preservationYears > 0,
                "transfer needs secured_days and preservation_years over 0");
        require(transfer.securedSource != null && transfer.preservationSource != null && transfer.papersSource != null
                && dispute.conflictSource != null && distribution.source != null,
                "transfer, dispute and distribution need their sources");
        checkPapers("transfer.request_papers", transfer.requestPapers, matters);
        checkPapers("transfer.grant_papers", transfer.grantPapers, matters);
        checkPapers("dispute.conflict_papers", dispute.conflictPapers, matters);
        checkPapers("distribution.plan_papers", distribution.planPapers, matters);
        checkPapers("distribution.objection_papers", distribution.objectionPapers, matters);
        checkPapers("distribution.suit_papers", distribution.suitPapers, matters);
        checkPapers("distribution.judgment_papers", distribution.judgmentPapers, matters);
        checkPapers("distribution.confirmation_papers", distribution.confirmationPapers, matters);
    }

    private void check(AssetKind kind, AssetRule rule) {
        require(rule != null && rule.title != null && rule.unit != null && rule.source != null
                && rule.longest > 0 && rule.longest <= 3_650
                && List.of(Period.Unit.DAYS, Period.Unit.MONTHS, Period.Unit.YEARS).contains(rule.unit),
                "assets." + kind + " needs title, longest, unit (DAYS, MONTHS, YEARS) and source");
    }

    private void check(MeasureKind kind, Measure measure, Matters matters) {
        require(measure != null && measure.papers != null && measure.source != null,
                "measures." + kind + " needs papers and source");
        checkPapers("measures." + kind, measure.papers, matters);
    }

    private static void checkPapers(String where, List<String> papers, Matters matters) {
        require(papers != null, where + " is needed");
        matters.requirePapers("freezes", where, papers);
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("freezes", fulfilled, otherwise);
    }

    /** Rule of a kind of property. */
    public AssetRule asset(AssetKind kind) {
        return assets.get(kind);
    }

    /** Rule of a measure. */
    public Measure measure(MeasureKind kind) {
        return measures.get(kind);
    }

    /** What protects property of this use. */
    public Optional<Protection> protection(AssetUse use) {
        return Optional.ofNullable(protection.get(use));
    }
}
