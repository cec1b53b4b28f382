// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xietong.rules.identifier.CitizenId;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.rules.identifier.Plate;
import xietong.v1.IdentifierKind;
import xietong.v1.IdentityPaper;
import xietong.v1.SightedIdentity;
import xietong.v1.Subject;
import xietong.v1.WatchTarget;

/**
 * An identifier in the one form in which it is compared: citizen numbers with 18 digits, plates and papers half-width and
 * without spaces or hyphens, a name without spaces and dots together with a date of birth. The same on both sides, so what
 * is equal here is equal in the list.
 *
 * @param kind what it is
 * @param text the normal form
 */
public record Identifier(IdentifierKind kind, String text) {
    /** Number of the normal form. Another one after any change of it: lists that were made before are then made anew. */
    public static final int FORM = 1;

    private static final char FIRST_IDEOGRAPH = '\u4e00';
    private static final char LAST_IDEOGRAPH = '\u9fff';
    /** Papers that one sighting may name. */
    static final int MOST_PAPERS = 16;
    /** Characters of a text of a sighting. */
    static final int LONGEST = 200;
    private static final Pattern DOTS = Pattern.compile("[·•・‧.]");

    /** Every identifier by which a target is looked for: its numbers, and each of its names with the date of birth. */
    public static List<Identifier> of(WatchTarget target) {
        var all = new LinkedHashSet<Identifier>();
        if (target.hasVehicle()) {
            all.add(plate(target.getVehicle().getPlate()));
            return List.copyOf(all);
        }
        Subject subject = target.getPerson().getSubject();
        if (!subject.getIdentifier().isEmpty()) {
            all.add(citizenId(subject.getIdentifier()));
        }
        target.getPerson().getPapersList().forEach(p -> all.add(paper(p)));
        if (!target.getPerson().getBirthDate().isEmpty()) {
            String birth = target.getPerson().getBirthDate();
            all.add(name(subject.getName(), birth));
            subject.getFormerNamesList().forEach(n -> all.add(name(n, birth)));
        }
        return List.copyOf(all);
    }

    /** Whether it is no longer than anybody's papers are. */
    public static boolean isBounded(SightedIdentity seen) {
        return seen.getPapersCount() <= MOST_PAPERS
                && Stream.concat(
                                Stream.of(seen.getName(), seen.getIdentifier(), seen.getBirthDate(), seen.getPlate()),
                                seen.getPapersList().stream().map(IdentityPaper::getNumber))
                        .allMatch(text -> text.length() <= LONGEST);
    }

    /**
     * Every identifier of someone who was seen, the surest first; of what {@link #isBounded}.
     *
     * @throws InvalidIdentifier for a number that its standard does not admit
     * @throws DateTimeException for a date of birth that does not exist
     */
    public static List<Identifier> of(SightedIdentity seen) {
        var all = new ArrayList<Identifier>(4);
        String birth = seen.getBirthDate();
        if (!seen.getIdentifier().isEmpty()) {
            CitizenId id = CitizenId.parse(seen.getIdentifier()).toEighteenDigits();
            all.add(new Identifier(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID, id.value()));
            if (birth.isEmpty() && !seen.getName().isEmpty()) {
                birth = id.birthDate().toString();
            }
        }
        seen.getPapersList().forEach(p -> all.add(paper(p)));
        if (!seen.getPlate().isEmpty()) {
            all.add(plate(seen.getPlate()));
        }
        if (!birth.isEmpty() && !seen.getName().isEmpty()) {
            all.add(name(seen.getName(), LocalDate.parse(birth).toString()));
        }
        return all;
    }

    /** A citizen number, old or new. */
    public static Identifier citizenId(String number) {
        return new Identifier(
                IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID, CitizenId.parse(number).toEighteenDigits().value());
    }

    /** A plate. */
    public static Identifier plate(String plate) {
        return new Identifier(IdentifierKind.IDENTIFIER_KIND_PLATE, Plate.parse(plate).value());
    }

    /** Another paper: its kind counts. */
    public static Identifier paper(IdentityPaper paper) {
        return new Identifier(
                IdentifierKind.IDENTIFIER_KIND_PAPER,
                paper.getKind() + ":" + plain(paper.getNumber()).replaceAll("\\p{Pd}", ""));
    }

    /** A name with a date of birth, e.g. 1900-01-01. */
    public static Identifier name(String name, String birthDate) {
        String normal = isIdeographic(name) ? name : DOTS.matcher(plain(name)).replaceAll("");
        return new Identifier(IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH, normal + ":" + birthDate);
    }

    /** Most names are plain ideographs, which their normal form leaves as they are. */
    private static boolean isIdeographic(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < FIRST_IDEOGRAPH || text.charAt(i) > LAST_IDEOGRAPH) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Whether only one can have it. */
    public boolean exact() {
        return kind != IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH;
    }

    /** Its kind, so that no log shows the identifier by accident. */
    @Override
    public String toString() {
        return kind.name();
    }
}
