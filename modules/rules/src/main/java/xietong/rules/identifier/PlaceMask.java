// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where someone was seen, for lists: down to the township or the police station's area, 贺兰县习岗镇某酒店303房 becomes
 * 贺兰县习岗镇***. In doubt less is shown: 景德镇市 ends at its 镇, and a text that names no such area is hidden whole.
 */
public final class PlaceMask {
    /** At least two characters name the area; no digit can be among them. */
    private static final Pattern AREA =
            Pattern.compile("^[\\p{IsHan}]{2,20}?(?:街道|派出所|苏木|镇|乡|站|口岸)");

    private PlaceMask() {}

    /** The area and a mark that there is more; a missing place stays empty. */
    public static String mask(String place) {
        if (place == null || place.isEmpty()) {
            return "";
        }
        Matcher area = AREA.matcher(place);
        if (!area.find()) {
            return "***";
        }
        return area.end() == place.length() ? place : area.group() + "***";
    }
}
