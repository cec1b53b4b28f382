// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import xietong.rules.directory.Directory;
import xietong.rules.identifier.CaseNumber;
import xietong.rules.identifier.CitizenId;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.rules.identifier.SocialCreditCode;
import xietong.v1.CommandHeader;
import xietong.v1.Money;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** Checks that many commands share; each refuses with the field's name and what would have been accepted. */
public final class Checks {
    /** Longest text. */
    public static final int TEXT = 2_000;
    /** Longest reason. */
    public static final int REASON = 500;
    /** Longest list in a command. */
    public static final int LIST = 100;

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private Checks() {}

    /** The head of every command. */
    public static void header(CommandHeader header) {
        if (!REQUEST_ID.matcher(header.getRequestId()).matches() || header.getRequestId().startsWith("timer/")) {
            throw Refused.field(
                    "header.request_id", "1 to 64 of A-Z a-z 0-9 . _ : / -, not beginning with timer/");
        }
        officer("header.officer", header.getOfficer());
        text("header.case_number", header.getCaseNumber(), 64);
        text("header.reason", header.getReason(), REASON);
        text("header.on_behalf_of", header.getOnBehalfOf(), 32);
        text("header.approval", header.getApproval(), 64);
        if (header.hasExpectedRevision() && header.getExpectedRevision() < 0) {
            throw Refused.field("header.expected_revision", "0 or more");
        }
    }

    /** Someone who acts: an identifier, a name and a role. */
    public static void officer(String field, Officer officer) {
        required(field + ".id", officer.getId(), 64);
        required(field + ".name", officer.getName(), 64);
        known(field + ".role", officer.getRole(), OfficerRole.OFFICER_ROLE_UNSPECIFIED);
        text(field + ".work_pass_number", officer.getWorkPassNumber(), 64);
        text(field + ".duty_pass_number", officer.getDutyPassNumber(), 64);
    }

    /** A reason where the command needs one. */
    public static String reason(CommandHeader header) {
        return required("header.reason", header.getReason(), REASON);
    }

    /** Text that must be there. */
    public static String required(String field, String value, int longest) {
        if (value.isBlank()) {
            throw Refused.field(field, "required, at most " + longest + " characters");
        }
        return text(field, value, longest);
    }

    /** Text that may be there. */
    public static String text(String field, String value, int longest) {
        if (value.length() > longest && value.codePointCount(0, value.length()) > longest) {
            throw Refused.field(field, "at most " + longest + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw Refused.field(field, "text without control characters");
            }
        }
        return value;
    }

    /** A list that is not too long. */
    public static <T> List<T> list(String field, List<T> values, int fewest) {
        if (values.size() < fewest || values.size() > LIST) {
            throw Refused.field(field, fewest + " to " + LIST + " entries");
        }
        return values;
    }

    /** An enum that is said, and that this hub knows. */
    public static void known(String field, ProtocolMessageEnum value, ProtocolMessageEnum unspecified) {
        boolean known = !value.toString().equals("UNRECOGNIZED") && value != unspecified;
        if (!known) {
            String accepted = value.getDescriptorForType().getValues().stream()
                    .filter(v -> v.getNumber() != 0)
                    .map(v -> v.getName())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            throw Refused.field(field, accepted);
        }
    }

    /** A case number in canonical form. */
    public static String caseNumber(String field, String value) {
        return identifier(field, value, CaseNumber::parse).value();
    }

    /** The case number of the head, where one is given, names the case that the resource is of. */
    public static void ownCase(CommandHeader header, String caseNumber) {
        try {
            if (header.getCaseNumber().isEmpty()
                    || CaseNumber.parse(header.getCaseNumber()).value().equals(caseNumber)) {
                return;
            }
        } catch (InvalidIdentifier e) {
            // No case number at all names no case either.
        }
        throw Refused.field("header.case_number", "empty, or the case number of the resource");
    }

    /** An identifier by its standard. */
    public static <T> T identifier(String field, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (InvalidIdentifier e) {
            throw new Refused(Reason.REASON_IDENTIFIER_INVALID, field + ": " + e.getMessage())
                    .with("field", field)
                    .with("identifier", e.kind())
                    .with("fault", e.reason())
                    .with("accepted", e.accepted());
        }
    }

    /** A subject in canonical form; a legacy code with a wrong check digit adds a warning. */
    public static Subject subject(String field, Subject subject, List<String> warnings) {
        known(field + ".kind", subject.getKind(), SubjectKind.SUBJECT_KIND_UNSPECIFIED);
        required(field + ".name", subject.getName(), 200);
        list(field + ".former_names", subject.getFormerNamesList(), 0)
                .forEach(n -> required(field + ".former_names", n, 200));
        list(field + ".addresses", subject.getAddressesList(), 0).forEach(a -> required(field + ".addresses", a, 500));
        text(field + ".phone", subject.getPhone(), 40);
        if (subject.getIdentifier().isEmpty()) {
            return subject;
        }
        String name = field + ".identifier";
        if (subject.getKind() == SubjectKind.SUBJECT_KIND_PERSON) {
            return subject.toBuilder()
                    .setIdentifier(identifier(name, subject.getIdentifier(), CitizenId::parse).value())
                    .build();
        }
        SocialCreditCode code = identifier(name, subject.getIdentifier(), SocialCreditCode::parseLegacy);
        if (!code.checkDigitValid()) {
            warnings.add(name + ": the check digit does not fit (GB 32100-2015); kept as a legacy code");
        }
        return subject.toBuilder().setIdentifier(code.value()).build();
    }

    /** Code of a court in service; refused with REASON_ORGANISATION_UNKNOWN and REASON_ADDRESSEE_FORBIDDEN. */
    public static String court(String field, String code, Directory directory) {
        Organisation court = directory.requireOpen(required(field, code, 32));
        if (court.getKind() != OrganisationKind.ORGANISATION_KIND_COURT) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, field + ": only courts enforce")
                    .with("field", field)
                    .with("accepted", "COURT");
        }
        return code;
    }

    /** An amount of money; absent only where it may be. */
    public static void money(String field, Money money, boolean required) {
        boolean absent = money.equals(Money.getDefaultInstance());
        if (absent && !required) {
            return;
        }
        if (!money.getCurrencyCode().matches("[A-Z]{3}") || money.getMinorUnits() <= 0) {
            throw Refused.field(field, "an ISO 4217 currency and an amount over 0 in its smallest unit");
        }
    }

    /** Whether a message field was left out. */
    public static boolean absent(Message message) {
        return message.equals(message.getDefaultInstanceForType());
    }
}
