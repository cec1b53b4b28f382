// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Refused;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/**
 * Who takes part 机构目录, by code; immutable. Questions about who is above whom answer for any content, even a wrong
 * one: a missing superior ends the chain and a circle is walked once. {@link #validate} finds both.
 */
public final class Directory {
    private final Map<String, Organisation> byCode;
    private volatile List<Organisation> sorted;
    private volatile Succession succession;

    private Directory(Map<String, Organisation> byCode) {
        this.byCode = byCode;
    }

    /** @throws IllegalArgumentException when a code is there twice */
    public static Directory of(Collection<Organisation> organisations) {
        Map<String, Organisation> byCode = new HashMap<>(2 * organisations.size());
        for (Organisation organisation : organisations) {
            if (byCode.putIfAbsent(organisation.getCode(), organisation) != null) {
                throw new IllegalArgumentException("directory: code " + organisation.getCode() + " is there twice");
            }
        }
        return new Directory(byCode);
    }

    public Optional<Organisation> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The organisation, closed or not. @throws Refused with REASON_ORGANISATION_UNKNOWN */
    public Organisation require(String code) {
        return find(code).orElseThrow(() -> unknown(code));
    }

    /** The organisation that something new may be addressed to. @throws Refused when it is unknown or closed */
    public Organisation requireOpen(String code) {
        return find(code).filter(organisation -> !organisation.getClosed()).orElseThrow(() -> unknown(code));
    }

    private Refused unknown(String code) {
        var refused = new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "there is no such organisation, or it was closed")
                .with("organisation", code);
        return withSuccessor(refused, code);
    }

    /** The refusal of an organisation, with who goes on with its work where it was closed. */
    public Refused withSuccessor(Refused refused, String code) {
        succession().successor(code).ifPresent(s -> refused.with("successor", s.getCode()));
        return refused;
    }

    /** Who goes on with the work of those that were closed. */
    public Succession succession() {
        Succession known = succession;
        if (known == null) {
            known = new Succession(byCode.values(), byCode);
            succession = known;
        }
        return known;
    }

    /** All above it, from the nearest to the top, closed ones too; itself never. Empty for an unknown code. */
    public List<Organisation> superiors(String code) {
        List<Organisation> above = new ArrayList<>(4);
        Organisation next = above(byCode.get(code));
        while (next != null && !next.getCode().equals(code) && !above.contains(next)) {
            above.add(next);
            next = above(next);
        }
        return List.copyOf(above);
    }

    /** The organisation directly above; empty where there is none, and for an unknown code. */
    public Optional<Organisation> superior(String code) {
        return superiors(code).stream().findFirst();
    }

    private Organisation above(Organisation organisation) {
        return organisation == null ? null : byCode.get(organisation.getSuperior());
    }

    /** Whether {@code candidate} is somewhere above {@code of}; nobody is above himself. */
    public boolean isSuperior(String of, String candidate) {
        return superiors(of).stream().anyMatch(organisation -> organisation.getCode().equals(candidate));
    }

    /**
     * 共同上级: the lowest court above both (ENF 67). A party is never it, even where it is above the other: between a
     * court and its own superior only a court above both decides. Empty where there is none.
     */
    public Optional<Organisation> commonSuperior(String a, String b) {
        List<Organisation> aboveB = superiors(b);
        return superiors(a).stream()
                .filter(organisation -> organisation.getKind() == OrganisationKind.ORGANISATION_KIND_COURT)
                .filter(aboveB::contains)
                .findFirst();
    }

    /**
     * The lowest court above all of them, none of them itself, however many there are; above a single court the one
     * directly over it. Empty where there is none.
     */
    public Optional<Organisation> commonSuperior(Collection<String> codes) {
        List<List<Organisation>> above = codes.stream().distinct().map(this::superiors).toList();
        return above.stream().findFirst().stream()
                .flatMap(List::stream)
                .filter(organisation -> organisation.getKind() == OrganisationKind.ORGANISATION_KIND_COURT)
                .filter(organisation -> above.stream().allMatch(superiors -> superiors.contains(organisation)))
                .findFirst();
    }

    /** First two digits of its division; empty where it has none, as 最高人民法院. */
    public Optional<String> provinceOf(String code) {
        return find(code).map(Organisation::getDivision)
                .filter(division -> division.length() == 6)
                .map(division -> division.substring(0, 2));
    }

    /** Court token of the province of its division: 黔 for Guizhou. Courts of the corps 兵 lie in 新. */
    public Optional<String> provinceToken(String code) {
        return provinceOf(code).flatMap(Provinces::token);
    }

    /** This directory with one entry added or replaced. */
    public Directory with(Organisation organisation) {
        Map<String, Organisation> copy = new HashMap<>(byCode);
        copy.put(organisation.getCode(), organisation);
        return new Directory(copy);
    }

    /** This directory with others over it: of two with one code the later, but never a synthetic over a confirmed. */
    public Directory merge(Collection<Organisation> over) {
        Map<String, Organisation> copy = new HashMap<>(byCode);
        over.forEach(organisation -> copy.merge(organisation.getCode(), organisation, Directory::preferred));
        return new Directory(copy);
    }

    private static Organisation preferred(Organisation earlier, Organisation later) {
        return later.getSynthetic() && !earlier.getSynthetic() ? earlier : later;
    }

    /** All, by code. */
    public List<Organisation> all() {
        List<Organisation> known = sorted;
        if (known == null) {
            known = byCode.values().stream().sorted(Comparator.comparing(Organisation::getCode)).toList();
            sorted = known;
        }
        return known;
    }

    public int size() {
        return byCode.size();
    }

    /** Whether there is such a mailbox: of the organisation itself, or of a desk that it has. */
    public boolean exists(Address address) {
        return find(address.organisation())
                .filter(organisation -> address.desk().map(desk -> hasDesk(organisation, desk)).orElse(true))
                .isPresent();
    }

    private static boolean hasDesk(Organisation organisation, String desk) {
        return organisation.getDesksList().stream().anyMatch(known -> known.getCode().equals(desk));
    }

    /** Every rule that an entry breaks, by code; empty: a sound directory. */
    public List<Problem> validate(Divisions divisions) {
        return all().stream().flatMap(entry -> new Inspection(this, divisions, entry).problems()).toList();
    }
}
