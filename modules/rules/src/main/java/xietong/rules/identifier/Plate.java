// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.util.regex.Pattern;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * 机动车号牌 of GA 36: province, issuing office, then five characters, of which the last may be 挂 学 警 港 澳, or six
 * for new-energy vehicles. Embassy, armed forces and temporary plates are not kept here.
 *
 * <p>I and O are never part of the serial, where they would be read as 1 and 0. O does occur as an issuing office
 * (old police plates), I does not.
 */
public record Plate(String value) {
    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SERIAL = "[0-9A-HJ-NP-Z]";
    private static final String ENERGY = "[A-HJK]";

    private static final Pattern FORM = Pattern.compile("..(?:" + SERIAL + "{5}|" + SERIAL + "{4}[挂学警]"
            + "|(?<=粤Z)" + SERIAL + "{4}[港澳]"
            + "|" + ENERGY + SERIAL + "\\d{4}|\\d{5}" + ENERGY + ")");

    private static final String LENGTH = "a plate has 7 characters, that of a new-energy vehicle 8";
    private static final String PROVINCE = "a plate begins with its province character; Guizhou is 贵 and Inner Mongolia"
            + " 蒙, unlike in case numbers";
    private static final String CHARACTERS = "after the province a plate has capitals and digits, without the letters I"
            + " and O in the serial; only the last character may be 挂 学 警 港 澳";
    private static final String LAYOUT = "a new-energy plate has one of A-H J K first and four digits last, or five"
            + " digits and that letter; 港 and 澳 stand only on 粤Z plates";

    public Plate {
        if (value == null || value.length() != 7 && value.length() != 8) {
            throw refused(Reason.WRONG_LENGTH, LENGTH);
        }
        if (PROVINCES.indexOf(value.charAt(0)) < 0) {
            throw refused(Reason.UNKNOWN_PROVINCE, PROVINCE);
        }
        boolean lastIsWord = "挂学警港澳".indexOf(value.charAt(value.length() - 1)) >= 0;
        String serial = value.substring(2, value.length() - (lastIsWord ? 1 : 0));
        if ((CAPITALS + "O").indexOf(value.charAt(1)) < 0 || !Typed.only(serial, CAPITALS + "0123456789")) {
            throw refused(Reason.WRONG_CHARACTER, CHARACTERS);
        }
        if (!FORM.matcher(value).matches()) {
            throw refused(Reason.WRONG_FORM, LAYOUT);
        }
    }

    /** Accepts the dot or hyphen after the issuing office. */
    public static Plate parse(String text) {
        return new Plate(Typed.clean(Kind.PLATE, text, LENGTH).replaceAll("[·•・‧-]", ""));
    }

    public boolean newEnergy() {
        return value.length() == 8;
    }

    /** For lists and logs, e.g. {@code 赣A***00}. */
    public String mask() {
        return value.substring(0, 2) + "*".repeat(value.length() - 4) + value.substring(value.length() - 2);
    }

    /** Masked, so that no log shows the plate by accident. */
    @Override
    public String toString() {
        return mask();
    }

    private static InvalidIdentifier refused(Reason reason, String accepted) {
        return new InvalidIdentifier(Kind.PLATE, reason, accepted);
    }
}
