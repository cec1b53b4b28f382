// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * A code of GB/T 2260: two digits each of province, city, county. Form only; whether it exists, and when it did, is
 * for the dated table to say. It is not a court's code, even where the digits agree.
 */
public record DivisionCode(String value) {
    private static final String ACCEPTED = "a division code has six digits, the first not 0";

    public DivisionCode {
        if (value == null || value.length() != 6) {
            throw new InvalidIdentifier(Kind.DIVISION_CODE, Reason.WRONG_LENGTH, ACCEPTED);
        }
        if (!Typed.digits(value) || value.charAt(0) == '0') {
            throw new InvalidIdentifier(Kind.DIVISION_CODE, Reason.WRONG_CHARACTER, ACCEPTED);
        }
    }

    public static DivisionCode parse(String text) {
        return new DivisionCode(Typed.clean(Kind.DIVISION_CODE, text, ACCEPTED));
    }

    @Override
    public String toString() {
        return value;
    }
}
