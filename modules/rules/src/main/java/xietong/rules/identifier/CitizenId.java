// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * 公民身份号码 of GB 11643-1999, and the fifteen-digit form of GB 11643-1989 that old files still carry.
 *
 * <p>Both forms of one number are different records; compare them by {@link #toEighteenDigits()}. The area is not
 * looked up: it is the one of first registration and may have been abolished since.
 */
public record CitizenId(String value) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private static final String LENGTH = "a citizen number has 18 characters, an old one 15 digits";
    private static final String CHARACTERS = "a citizen number is digits only, not beginning with 0; the last of 18 may"
            + " be X";
    private static final String DATE = "the digits after the area are a date of birth that exists, from 1800 on";
    private static final String DIGIT = "the last character is the check digit of GB 11643 over the 17 before it";

    public CitizenId {
        if (value == null || value.length() != 18 && value.length() != 15) {
            throw refused(Reason.WRONG_LENGTH, LENGTH);
        }
        boolean modern = value.length() == 18;
        String body = modern ? value.substring(0, 17) : value;
        if (!Typed.digits(body) || body.charAt(0) == '0' || modern && CHECK.indexOf(value.charAt(17)) < 0) {
            throw refused(Reason.WRONG_CHARACTER, CHARACTERS);
        }
        String seventeen = modern ? body : seventeen(value);
        birthDate(seventeen);
        if (modern && value.charAt(17) != checkDigit(seventeen)) {
            throw refused(Reason.WRONG_CHECK_DIGIT, DIGIT);
        }
    }

    public static CitizenId parse(String text) {
        return new CitizenId(Typed.clean(Kind.CITIZEN_ID, text, LENGTH));
    }

    /** The present-day form; a number that has it already is returned as it is. */
    public CitizenId toEighteenDigits() {
        if (value.length() == 18) {
            return this;
        }
        String seventeen = seventeen(value);
        return new CitizenId(seventeen + checkDigit(seventeen));
    }

    public LocalDate birthDate() {
        return birthDate(value.length() == 18 ? value : seventeen(value));
    }

    /** By the sequence number: odd for men, even for women. */
    public boolean male() {
        return (value.charAt(value.length() == 18 ? 16 : 14) - '0') % 2 == 1;
    }

    /** For lists and logs, e.g. {@code 360102********9994}: the date of birth is hidden. */
    public String mask() {
        int shown = value.length() == 18 ? 4 : 3;
        return value.substring(0, 6) + "*".repeat(value.length() - 6 - shown)
                + value.substring(value.length() - shown);
    }

    /** Masked, so that no log shows the number by accident. */
    @Override
    public String toString() {
        return mask();
    }

    /** Area, date with its century, sequence. Sequences 996 to 999 were kept for those born before 1900. */
    private static String seventeen(String fifteen) {
        String century = fifteen.compareTo(fifteen.substring(0, 12) + "996") >= 0 ? "18" : "19";
        return fifteen.substring(0, 6) + century + fifteen.substring(6);
    }

    private static char checkDigit(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    private static LocalDate birthDate(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        try {
            if (year >= 1800) {
                return LocalDate.of(year, Integer.parseInt(number.substring(10, 12)),
                        Integer.parseInt(number.substring(12, 14)));
            }
        } catch (DateTimeException e) {
            // told below, without the digits that the exception repeats
        }
        throw refused(Reason.NO_SUCH_DATE, DATE);
    }

    private static InvalidIdentifier refused(Reason reason, String accepted) {
        return new InvalidIdentifier(Kind.CITIZEN_ID, reason, accepted);
    }
}
