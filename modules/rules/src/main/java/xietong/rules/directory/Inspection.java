// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xietong.rules.directory.Problem.Rule;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** One entry held against the rules of a directory. */
final class Inspection {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Directory directory;
    private final Divisions divisions;
    private final Organisation entry;
    private final List<Problem> problems = new ArrayList<>();

    Inspection(Directory directory, Divisions divisions, Organisation entry) {
        this.directory = directory;
        this.divisions = divisions;
        this.entry = entry;
    }

    Stream<Problem> problems() {
        expect(Codes.wellFormed(entry.getCode()), Rule.CODE, Codes.ACCEPTED);
        expect(!entry.getName().isBlank(), Rule.NAME, "a name");
        kindAndLevel();
        superior();
        expect(entry.getDivision().isEmpty() || divisions.known(entry.getDivision()), Rule.DIVISION,
                "nothing, or six digits that are in the table of divisions");
        desks();
        expect(entry.getKeyDigestsList().stream().allMatch(digest -> DIGEST.matcher(digest).matches()),
                Rule.KEY_DIGEST, "64 digits of lower-case hexadecimal");
        return problems.stream();
    }

    private void kindAndLevel() {
        expect(entry.getKind() != OrganisationKind.ORGANISATION_KIND_UNSPECIFIED
                && entry.getKind() != OrganisationKind.UNRECOGNIZED, Rule.KIND, "a kind");
        boolean level = entry.getLevel() != CourtLevel.COURT_LEVEL_UNSPECIFIED
                && entry.getLevel() != CourtLevel.UNRECOGNIZED;
        if (court(entry)) {
            expect(level, Rule.LEVEL, "a level, for it is a court");
        } else {
            expect(entry.getLevelValue() == 0, Rule.LEVEL, "no level, for it is no court");
        }
    }

    private void superior() {
        if (entry.getSuperior().isEmpty()) {
            return;
        }
        Optional<Organisation> superior = directory.find(entry.getSuperior());
        expect(superior.isPresent(), Rule.SUPERIOR_UNKNOWN, "a superior that is in the directory, or none");
        expect(!circular(), Rule.SUPERIOR_CYCLE, "a superior that is not below it");
        if (court(entry)) {
            expect(superior.map(this::mayBeAbove).orElse(true), Rule.SUPERIOR_RANK,
                    "a court as superior, of no lower level; none for the Supreme Court");
        }
    }

    /**
     * Equal levels are accepted: 新疆维吾尔自治区高级人民法院伊犁哈萨克自治州分院 stands above Intermediate Courts and below
     * a High Court, whichever of the two levels it is given.
     */
    private boolean mayBeAbove(Organisation superior) {
        return entry.getLevel() != CourtLevel.COURT_LEVEL_SUPREME
                && court(superior)
                && superior.getLevelValue() <= entry.getLevelValue();
    }

    private boolean circular() {
        Set<String> seen = new HashSet<>();
        Optional<Organisation> next = Optional.of(entry);
        while (next.isPresent() && seen.add(next.get().getCode())) {
            next = directory.find(next.get().getSuperior());
        }
        return next.map(Organisation::getCode).filter(entry.getCode()::equals).isPresent();
    }

    private void desks() {
        Set<String> seen = new HashSet<>();
        boolean sound = entry.getDesksList().stream()
                .map(Desk::getCode)
                .allMatch(code -> Codes.wellFormed(code) && seen.add(code));
        expect(sound, Rule.DESK, "each desk once, its code with " + Codes.ACCEPTED);
    }

    private static boolean court(Organisation organisation) {
        return organisation.getKind() == OrganisationKind.ORGANISATION_KIND_COURT;
    }

    private void expect(boolean fulfilled, Rule rule, String accepted) {
        if (!fulfilled) {
            problems.add(new Problem(rule, entry.getCode(), accepted));
        }
    }
}
