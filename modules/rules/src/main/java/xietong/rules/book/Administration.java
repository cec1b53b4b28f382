// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import xietong.rules.calendar.Period;
import xietong.v1.OrganisationKind;

/**
 * What is asked of administrators, as data ({@code administration.yaml}).
 *
 * @param fourEyes which acts need two of them
 */
public record Administration(FourEyes fourEyes) {
    private static final String DOCUMENT = RuleBook.ADMINISTRATION;
    private static final String APPLY_RULES = "AdminService/ApplyRules";
    /** Acts about accounts, each organisation's own. */
    private static final Set<String> ACCOUNTS = Set.of(
            "DirectoryService/EnrolOfficer", "DirectoryService/ResetOfficer", "DirectoryService/RemoveOfficer");
    /** The operator's. */
    private static final Set<String> OPERATORS = Set.of(
            APPLY_RULES,
            "AdminService/Erase",
            "DirectoryService/PutOrganisation",
            "DirectoryService/RenameOrganisation",
            "DirectoryService/MergeOrganisations",
            "DirectoryService/CloseOrganisation",
            "DirectoryService/IssueCertificate",
            "DirectoryService/RevokeKeys");

    /** Of a rule book without the document. */
    static final Administration NONE =
            new Administration(new FourEyes(new Expiry(5, Period.Unit.WORKING_DAYS), List.of(), Set.of()));

    /** How long a proposal stays open. */
    public record Expiry(int length, Period.Unit unit) {
        /** As a period; one of days ends on a working day. */
        public Period period() {
            return Period.procedural(length, unit);
        }
    }

    /**
     * Acts that need two administrators 双人复核.
     *
     * @param expires after which a proposal expires
     * @param acts methods without the package
     * @param accountsOf kinds of organisation of which the acts about accounts are meant
     */
    public record FourEyes(Expiry expires, List<String> acts, Set<OrganisationKind> accountsOf) {
        /** Whether an act, a method with its package, needs two in an organisation of this kind. */
        public boolean asksFor(String method, OrganisationKind kind) {
            String act = method.substring("xietong.v1.".length());
            return acts.contains(act) && (!ACCOUNTS.contains(act) || accountsOf.contains(kind));
        }
    }

    static Administration parse(String text) {
        Administration read = Yaml.read(DOCUMENT, text, Administration.class);
        FourEyes eyes = read.fourEyes;
        require(eyes != null && eyes.expires != null && eyes.acts != null && eyes.accountsOf != null,
                "four_eyes needs expires, acts and accounts_of");
        Expiry expires = eyes.expires;
        require(expires.length >= 1 && expires.length <= 1_000
                        && EnumSet.of(Period.Unit.HOURS, Period.Unit.DAYS, Period.Unit.WORKING_DAYS).contains(expires.unit),
                "four_eyes.expires needs length (1 to 1000) and unit (HOURS, DAYS or WORKING_DAYS)");
        var known = new TreeSet<>(OPERATORS);
        known.addAll(ACCOUNTS);
        require(known.containsAll(eyes.acts), "four_eyes.acts accepts " + known);
        require(eyes.acts.isEmpty() || eyes.acts.contains(APPLY_RULES),
                "four_eyes.acts: where there are any, " + APPLY_RULES + " must be one: else one alone could take the others out");
        return new Administration(new FourEyes(expires, List.copyOf(eyes.acts), Set.copyOf(eyes.accountsOf)));
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require(DOCUMENT, fulfilled, otherwise);
    }
}
