// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

/** A person's name for lists: the first character stays, 张三 becomes 张*. Names of organisations do not come here. */
public final class NameMask {
    private NameMask() {}

    /** One star for each further character; a name of one character is hidden whole, a missing one stays empty. */
    public static String mask(String name) {
        String shown = name == null ? "" : name.strip();
        int length = shown.codePointCount(0, shown.length());
        if (length < 2) {
            return "*".repeat(length);
        }
        return shown.substring(0, shown.offsetByCodePoints(0, 1)) + "*".repeat(length - 1);
    }
}
