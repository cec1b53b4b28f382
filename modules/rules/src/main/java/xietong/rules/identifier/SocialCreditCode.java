// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * 统一社会信用代码 of GB 32100-2015: registrar, class, six digits of area, nine of the subject, check character.
 *
 * <p>Registers hold codes whose check character is wrong and which are nevertheless that organisation's code. So new
 * input goes through {@link #parse}, which refuses them; what comes from a register through {@link #parseLegacy},
 * whose caller warns where {@link #checkDigitValid} is false.
 */
public record SocialCreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private static final String LENGTH = "a unified social credit code has 18 characters";
    private static final String CHARACTERS = "a unified social credit code is digits and capitals without I, O, S, V"
            + " and Z, the third to eighth of them digits";
    private static final String DIGIT = "the last character is the check character of GB 32100 over the 17 before it";

    public SocialCreditCode {
        if (value == null || value.length() != 18) {
            throw refused(Reason.WRONG_LENGTH, LENGTH);
        }
        if (!Typed.only(value, ALPHABET) || !Typed.digits(value.substring(2, 8))) {
            throw refused(Reason.WRONG_CHARACTER, CHARACTERS);
        }
    }

    /** Strict: the check character must be right. */
    public static SocialCreditCode parse(String text) {
        SocialCreditCode code = parseLegacy(text);
        if (!code.checkDigitValid()) {
            throw refused(Reason.WRONG_CHECK_DIGIT, DIGIT);
        }
        return code;
    }

    /** Form only, for what a register already holds. */
    public static SocialCreditCode parseLegacy(String text) {
        return new SocialCreditCode(Typed.clean(Kind.SOCIAL_CREDIT_CODE, text, LENGTH));
    }

    public boolean checkDigitValid() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * WEIGHTS[i];
        }
        // 31 - 0 is no place in the alphabet: a remainder of 0 means the character 0.
        return value.charAt(17) == ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }

    private static InvalidIdentifier refused(Reason reason, String accepted) {
        return new InvalidIdentifier(Kind.SOCIAL_CREDIT_CODE, reason, accepted);
    }
}
