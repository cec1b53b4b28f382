// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/** What keyboards, input methods and copied pages do to an identifier, undone before its standard is asked. */
final class Typed {
    /** Longer than any identifier with all its spaces; what is longer is refused unread. */
    private static final int LONGEST = 64;

    private Typed() {}

    /** Half-width, upper-case, without any space; refuses null, blank and what is far too long. */
    static String clean(Kind kind, String text, String accepted) {
        if (text == null) {
            throw new InvalidIdentifier(kind, Reason.BLANK, accepted);
        }
        if (text.length() > LONGEST) {
            throw new InvalidIdentifier(kind, Reason.WRONG_LENGTH, accepted);
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = halfWidth(text.charAt(i));
            if (!isSpace(c)) {
                out.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
            }
        }
        if (out.isEmpty()) {
            throw new InvalidIdentifier(kind, Reason.BLANK, accepted);
        }
        return out.toString();
    }

    /** True where every character is one of the alphabet's. */
    static boolean only(String text, String alphabet) {
        return text.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
    }

    static boolean digits(String text) {
        return only(text, "0123456789");
    }

    private static char halfWidth(char c) {
        return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - '\uFF01' + '!') : c;
    }

    /** The spaces of both widths, and the invisible ones that come along with copied text. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
