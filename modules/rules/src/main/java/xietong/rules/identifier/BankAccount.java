// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.util.regex.Pattern;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * A bank account or card number: text, never a figure, because leading zeros are part of it.
 *
 * <p>Banks number accounts as they like; only a UnionPay card (prefix 62, 13 to 19 digits) has a check digit that can
 * be asked for. Free-trade and non-resident accounts carry one of a few published letter prefixes.
 */
public record BankAccount(String value) {
    private static final String PREFIX = "(?:NRA|OSA|FT[EFINU])?";
    private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{6,32}");
    private static final Pattern CARD = Pattern.compile("62\\d{11,17}");

    private static final String ACCEPTED = "an account has 6 to 32 digits, with NRA, OSA, FTE, FTF, FTI, FTN or FTU"
            + " before them where the bank says so; spaces and hyphens are dropped";
    private static final String DIGIT = "the last digit of a card that begins with 62 is the Luhn digit of those before"
            + " it";

    public BankAccount {
        if (value == null || !FORM.matcher(value).matches()) {
            boolean known = value != null && value.matches(PREFIX + "\\d*");
            throw refused(known ? Reason.WRONG_LENGTH : Reason.WRONG_CHARACTER, ACCEPTED);
        }
        if (CARD.matcher(value).matches() && luhn(value) % 10 != 0) {
            throw refused(Reason.WRONG_CHECK_DIGIT, DIGIT);
        }
    }

    public static BankAccount parse(String text) {
        return new BankAccount(Typed.clean(Kind.BANK_ACCOUNT, text, ACCEPTED).replaceAll("[-‐‑–—]", ""));
    }

    /** For lists and logs, e.g. {@code 6299****0012}; of a short account only the last two show. */
    public String mask() {
        int length = value.length();
        return length < 12
                ? "****" + value.substring(length - 2)
                : value.substring(0, 4) + "****" + value.substring(length - 4);
    }

    /** Masked, so that no log shows the account by accident. */
    @Override
    public String toString() {
        return mask();
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }

    private static InvalidIdentifier refused(Reason reason, String accepted) {
        return new InvalidIdentifier(Kind.BANK_ACCOUNT, reason, accepted);
    }
}
