// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import xietong.v1.AssetKind;
import xietong.v1.LegalBasis;
import xietong.v1.OrganisationKind;

/**
 * Kinds of matter, papers and grounds of return, as data ({@code matters.yaml}). A kind that fits one of the typed
 * bodies needs some lines there and no code.
 *
 * @param papers kinds of paper by code, with their Chinese title
 * @param period range of the period that a sender may set
 * @param returnGrounds grounds of return by code
 * @param kinds kinds of matter by code
 */
public record Matters(
        Map<String, String> papers,
        PeriodRange period,
        Map<String, ReturnGround> returnGrounds,
        Map<String, Kind> kinds) {

    /** Which typed body a kind uses. */
    public enum Body {
        PROPERTY,
        PERSON,
        SERVICE,
        INVESTIGATION,
        GENERAL
    }

    /** Whether a kind is sent under an agreement. */
    public enum AgreementNeed {
        /** Only under one. */
        REQUIRED,
        /** With or without. */
        OPTIONAL
    }

    /** What must have happened before a return on this ground. */
    public enum ReturnCondition {
        /** Nothing. */
        NONE,
        /** Supplements were asked for at least once. */
        SUPPLEMENT_REQUESTED,
        /** The sender was talked to, and the command says whom and when. */
        SENDER_CONTACTED
    }

    /** Range of the period in days, and the usual one. */
    public record PeriodRange(int minimumDays, int usualDays, int maximumDays, String source) {
        private void check() {
            require(1 <= minimumDays && minimumDays <= usualDays && usualDays <= maximumDays && maximumDays <= 1000,
                    "period needs 1 <= minimum_days <= usual_days <= maximum_days <= 1000");
        }
    }

    /** A ground of return. */
    public record ReturnGround(String title, ReturnCondition condition, String source) {}

    /** To whom a kind may be addressed: kinds of organisation, and whether the court must be of the same level. */
    public record Addressees(List<OrganisationKind> kinds, boolean sameLevel) {}

    /**
     * A kind of matter.
     *
     * @param title Chinese title
     * @param body typed body
     * @param papers codes of required papers
     * @param addressees to whom
     * @param agreement whether under an agreement
     * @param assetKinds kinds of asset, where the body is property; empty for all
     * @param amountRequired whether an explicit amount is needed (PRES 15)
     * @param originalRequired whether the original freeze must be named
     * @param legalBases accepted legal bases, where the body is person; empty for all
     * @param personnelRequired whether the deciding court must send officers itself (INT 179)
     * @param fourEyes whether a second officer must approve before it is sent
     * @param periodDays usual period of this kind; 0 takes the range's usual one and lets the sender choose in it
     * @param source where it comes from
     */
    public record Kind(
            String title,
            Body body,
            List<String> papers,
            Addressees addressees,
            AgreementNeed agreement,
            List<AssetKind> assetKinds,
            boolean amountRequired,
            boolean originalRequired,
            List<LegalBasis> legalBases,
            boolean personnelRequired,
            boolean fourEyes,
            int periodDays,
            String source) {
        /** Absent lists are empty. */
        public Kind {
            papers = papers == null ? List.of() : List.copyOf(papers);
            assetKinds = assetKinds == null ? List.of() : List.copyOf(assetKinds);
            legalBases = legalBases == null ? List.of() : List.copyOf(legalBases);
            agreement = agreement == null ? AgreementNeed.OPTIONAL : agreement;
        }
    }

    static Matters parse(String text) {
        Matters matters = Yaml.read("matters", text, Matters.class);
        require(
                matters.papers != null
                        && matters.period != null
                        && matters.returnGrounds != null
                        && matters.kinds != null,
                "papers, period, return_grounds and kinds are all needed");
        matters.papers.forEach((code, title) -> require(title != null, "paper " + code + " needs a title"));
        matters.period.check();
        matters.returnGrounds.forEach(
                (code, g) -> require(g != null && g.title != null && g.condition != null && g.source != null,
                        "return ground " + code + " needs title, condition and source"));
        matters.kinds.forEach(matters::check);
        return matters;
    }

    /** Refuses papers that are not listed here, in another part of the rule book. */
    void requirePapers(String part, String where, List<String> named) {
        for (String paper : named) {
            Yaml.require(part, papers.containsKey(paper),
                    where + ": paper " + paper + " is not among " + new TreeSet<>(papers.keySet()));
        }
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("matters", fulfilled, otherwise);
    }

    private void check(String code, Kind kind) {
        if (!code.matches("[A-Z][A-Z0-9_]{1,47}")) {
            throw Yaml.invalid("matters", "kind " + code + ": 2 to 48 of A-Z 0-9 _ are accepted");
        }
        require(kind != null && kind.title != null && kind.body != null && kind.addressees != null
                        && kind.addressees.kinds() != null && !kind.addressees.kinds().contains(null),
                "kind " + code + " needs title, body and addressees.kinds");
        require(kind.periodDays >= 0 && kind.periodDays <= 1000, "kind " + code + ": period_days is 0 to 1000");
        for (String paper : kind.papers) {
            if (!papers.containsKey(paper)) {
                throw Yaml.invalid("matters", "kind " + code + " needs paper " + paper + ", which is not among "
                        + new TreeSet<>(papers.keySet()));
            }
        }
    }

    /** A kind by code. */
    public Optional<Kind> kind(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** Codes of all kinds, sorted. */
    public Set<String> codes() {
        return new TreeSet<>(kinds.keySet());
    }
}
