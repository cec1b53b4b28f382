// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import xietong.rules.calendar.Period;
import xietong.v1.CaseFactKind;
import xietong.v1.CollaborationKind;
import xietong.v1.ReleaseGround;
import xietong.v1.WatchEnd;

/**
 * What the law says of collaboration between courts, as data ({@code collaborations.yaml}).
 *
 * @param kinds every kind of collaboration
 * @param transfer handing a case over with its measures
 * @param facts every kind of fact
 */
public record Collaborations(
        Map<CollaborationKind, Kind> kinds, Transfer transfer, Map<CaseFactKind, Fact> facts) {

    /** What becomes of the power to enforce. */
    public enum Power {
        /** Each court keeps its case. */
        STAYS,
        /** It goes to a court of the decider's area, or to the decider. */
        MOVES,
        /** It goes to the decider. */
        MOVES_UP
    }

    /**
     * A kind of collaboration.
     *
     * @param title Chinese title
     * @param power what becomes of the power to enforce
     * @param application papers that an application must carry
     * @param instrument papers that a decision must carry
     * @param deadline whether a decision needs a deadline
     * @param source article
     */
    public record Kind(
            String title, Power power, List<String> application, List<String> instrument, boolean deadline, String source) {
        /** Whether cases change hands. */
        public boolean moves() {
            return power != Power.STAYS;
        }
    }

    /**
     * Handing a case over.
     *
     * @param renewalLength what must be left of a measure's period, in units
     * @param renewalUnit its unit
     * @param renewalSource article
     * @param papers papers of 委托执行
     * @param papersSource article
     */
    public record Transfer(
            int renewalLength, Period.Unit renewalUnit, String renewalSource, List<String> papers, String papersSource) {
        /** What must be left of a measure's period. */
        public Period left() {
            return Period.measure(renewalLength, renewalUnit);
        }
    }

    /** Whose measures and watch orders a fact concerns. */
    public enum Scope {
        /** Those against the debtor, of every court. */
        DEBTOR,
        /** Those of the case in which it is reported. */
        CASE
    }

    /**
     * A kind of fact.
     *
     * @param title Chinese title
     * @param papers what it must carry
     * @param caseTypes in which types of case it is established
     * @param scope whose measures and watch orders it concerns
     * @param releaseGround why measures must be released; null where they need not be
     * @param watchEnd why watch orders end; null where they do not
     * @param item whether it is about one property or sum, which the court names by a key
     * @param source article
     */
    public record Fact(
            String title,
            List<String> papers,
            List<String> caseTypes,
            Scope scope,
            ReleaseGround releaseGround,
            WatchEnd watchEnd,
            boolean item,
            String source) {}

    static Collaborations parse(String text, Matters matters) {
        Collaborations all = Yaml.read("collaborations", text, Collaborations.class);
        require(all.kinds != null && all.transfer != null && all.facts != null, "kinds, transfer and facts are all needed");
        Arrays.stream(CollaborationKind.values())
                .filter(k -> k != CollaborationKind.UNRECOGNIZED && k.getNumber() != 0)
                .forEach(kind -> check(kind, all.kinds.get(kind), matters));
        Arrays.stream(CaseFactKind.values())
                .filter(k -> k != CaseFactKind.UNRECOGNIZED && k.getNumber() != 0)
                .forEach(kind -> check(kind, all.facts.get(kind), matters));
        Transfer transfer = all.transfer;
        require(transfer.renewalLength > 0 && transfer.renewalUnit != null && transfer.renewalSource != null
                && transfer.papers != null && transfer.papersSource != null
                && List.of(Period.Unit.DAYS, Period.Unit.MONTHS).contains(transfer.renewalUnit),
                "transfer needs renewal_length over 0, renewal_unit (DAYS, MONTHS), papers and their sources");
        matters.requirePapers("collaborations", "transfer", transfer.papers);
        return all;
    }

    private static void check(CollaborationKind kind, Kind rule, Matters matters) {
        require(rule != null && rule.title != null && rule.power != null && rule.application != null
                && rule.instrument != null && rule.source != null,
                "kinds." + kind + " needs title, power, application, instrument and source");
        matters.requirePapers("collaborations", "kinds." + kind, rule.application);
        matters.requirePapers("collaborations", "kinds." + kind, rule.instrument);
    }

    private static void check(CaseFactKind kind, Fact fact, Matters matters) {
        if (fact == null && kind.getNumber() >= CaseFactKind.CASE_FACT_KIND_DOCKETED_VALUE) {
            // A rule book may do without the small events of a case; they are refused then.
            return;
        }
        require(fact != null && fact.title != null && fact.papers != null && fact.caseTypes != null && fact.scope != null
                && fact.source != null,
                "facts." + kind + " needs title, papers, case_types, scope and source");
        matters.requirePapers("collaborations", "facts." + kind, fact.papers);
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("collaborations", fulfilled, otherwise);
    }

    /** Rule of a kind of collaboration. */
    public Kind kind(CollaborationKind kind) {
        return kinds.get(kind);
    }

    /** Rule of a kind of fact; null for a small event that the rule book does without. */
    public Fact fact(CaseFactKind kind) {
        return facts.get(kind);
    }
}
