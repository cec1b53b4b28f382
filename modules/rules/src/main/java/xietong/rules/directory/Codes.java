// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.regex.Pattern;

/** The form of an organisation's or a desk's code. A slash separates the two in an address, so neither holds one. */
final class Codes {
    static final String ACCEPTED = "1 to 32 of letters A-Z a-z, digits 0-9, Chinese characters and - _ .,"
            + " at least one of them no punctuation";

    private static final Pattern FORM =
            Pattern.compile("(?=.*[^._-])[A-Za-z0-9\\u3400-\\u4dbf\\u4e00-\\u9fff._-]{1,32}");

    private Codes() {}

    static boolean wellFormed(String code) {
        return FORM.matcher(code).matches();
    }
}
