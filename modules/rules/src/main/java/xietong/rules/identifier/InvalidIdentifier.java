// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.util.Locale;

/**
 * A text that its standard does not admit. The message says what would have been accepted and never repeats what was
 * given: refusals land in logs, and the refused text may be somebody's number with one digit wrong.
 */
public final class InvalidIdentifier extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public enum Kind { CASE_NUMBER, CITIZEN_ID, SOCIAL_CREDIT_CODE, PLATE, BANK_ACCOUNT, DIVISION_CODE }

    public enum Reason {
        BLANK,
        WRONG_LENGTH,
        WRONG_CHARACTER,
        WRONG_CHECK_DIGIT,
        NO_SUCH_DATE,
        UNKNOWN_COURT_TOKEN,
        UNKNOWN_PROVINCE,
        WRONG_FORM
    }

    private final Kind kind;
    private final Reason reason;
    private final String accepted;

    InvalidIdentifier(Kind kind, Reason reason, String accepted) {
        super(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " refused, " + reason + ": " + accepted);
        this.kind = kind;
        this.reason = reason;
        this.accepted = accepted;
    }

    public Kind kind() {
        return kind;
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence on what would have been accepted, fit to be shown to whoever typed the text. */
    public String accepted() {
        return accepted;
    }
}
