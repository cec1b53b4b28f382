// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.book.Locating.Target;
import xietong.rules.identifier.CitizenId;
import xietong.rules.identifier.Plate;
import xietong.v1.IdentityPaper;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;
import xietong.v1.WatchedVehicle;

/**
 * Whom or what to look for, in canonical form: by at least one number, or by name and date of birth. Refused with
 * REASON_IDENTIFIER_INVALID, and REASON_FIELD_INVALID where nothing could ever match.
 */
final class Targets {
    private static final int MOST_PAPERS = 10;
    private static final int MOST_NAMES = 10;

    private Targets() {}

    static WatchTarget canonical(WatchTarget target, List<String> warnings) {
        return target.hasVehicle()
                ? target.toBuilder().setVehicle(vehicle(target.getVehicle())).build()
                : target.toBuilder().setPerson(person(target.getPerson(), warnings)).build();
    }

    /** What a target is. */
    static Target kind(WatchTarget target) {
        return switch (target.getTargetCase()) {
            case PERSON -> Target.PERSON;
            case VEHICLE -> Target.VEHICLE;
            default -> throw Refused.field("target", "person or vehicle");
        };
    }

    private static WatchedVehicle vehicle(WatchedVehicle vehicle) {
        Checks.text("target.vehicle.description", vehicle.getDescription(), 200);
        String plate = Checks.identifier("target.vehicle.plate", vehicle.getPlate(), Plate::parse).value();
        return vehicle.toBuilder().setPlate(plate).build();
    }

    private static WatchedPerson person(WatchedPerson person, List<String> warnings) {
        String at = "target.person.";
        Subject subject = Checks.subject(at + "subject", person.getSubject(), warnings);
        if (subject.getKind() != SubjectKind.SUBJECT_KIND_PERSON) {
            throw Refused.field(at + "subject.kind", "SUBJECT_KIND_PERSON; of an organisation the person to be found");
        }
        if (subject.getFormerNamesCount() > MOST_NAMES || person.getPapersCount() > MOST_PAPERS) {
            throw Refused.field(at + "papers", "at most " + MOST_PAPERS + " papers and " + MOST_NAMES + " former names");
        }
        var canonical = person.toBuilder().setSubject(subject).clearPapers();
        person.getPapersList().forEach(p -> canonical.addPapers(paper(at + "papers", p)));
        if (!subject.getIdentifier().isEmpty()) {
            LocalDate birth = new CitizenId(subject.getIdentifier()).birthDate();
            if (!person.getBirthDate().isEmpty() && !birth.equals(date(at + "birth_date", person.getBirthDate()))) {
                throw Refused.field(at + "birth_date", "the date of birth that the identifier holds, or empty");
            }
            canonical.setBirthDate(birth.toString());
        } else if (!person.getBirthDate().isEmpty()) {
            canonical.setBirthDate(date(at + "birth_date", person.getBirthDate()).toString());
        }
        if (canonical.getBirthDate().isEmpty() && canonical.getPapersCount() == 0) {
            throw Refused.field(at + "subject.identifier", "an identifier, another paper, or a date of birth");
        }
        return canonical.build();
    }

    private static IdentityPaper paper(String field, IdentityPaper paper) {
        if (!paper.getKind().matches("[A-Z_]{1,32}")) {
            throw Refused.field(field + ".kind", "1 to 32 of A-Z _");
        }
        String number = plain(Checks.required(field + ".number", paper.getNumber(), 64));
        if (!number.matches("[0-9A-Z]{4,32}")) {
            throw Refused.field(field + ".number", "4 to 32 digits and letters");
        }
        return paper.toBuilder().setNumber(number).build();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refused.field(field, "a day that exists, as 1900-01-01");
        }
    }
}
