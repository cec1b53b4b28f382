// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** What people call an organisation: 北京市平谷区人民法院 is 平谷法院, 广东省深圳市中级人民法院 深圳中院. */
final class ShortName {
    private static final Pattern COURT = Pattern.compile("^(.+?)(高级|中级|)人民法院$");
    private static final Pattern ABOVE = Pattern.compile("^.{2,}?(?:省|自治区|市|自治州|地区|盟)(?=.{2,}[区县市旗师州盟])");
    private static final Pattern UNIT = Pattern.compile("^(.{2,}?)(?:省|自治县|自治旗|[区县市旗])$");
    private static final String CORPS = "新疆生产建设兵团";

    private ShortName() {}

    static String of(Organisation organisation) {
        String name = organisation.getName();
        if (organisation.getKind() != OrganisationKind.ORGANISATION_KIND_COURT) {
            return name;
        }
        Matcher court = COURT.matcher(name);
        if (!court.matches() || name.equals("最高人民法院")) {
            return name.equals("最高人民法院") ? "最高法" : name;
        }
        String kind = switch (court.group(2)) {
            case "高级" -> "高院";
            case "中级" -> "中院";
            default -> "法院";
        };
        return place(court.group(1)) + kind;
    }

    private static String place(String full) {
        String corps = full.startsWith(CORPS) ? "兵团" : "";
        String place = corps.isEmpty() ? full : full.substring(CORPS.length());
        String before;
        do {
            before = place;
            place = ABOVE.matcher(place).replaceFirst("");
        } while (!before.equals(place));
        Matcher unit = UNIT.matcher(place);
        return corps + (unit.matches() ? unit.group(1) : place);
    }
}
