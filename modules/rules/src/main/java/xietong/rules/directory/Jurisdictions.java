// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a court's digits or its superior do not follow from the division's code. From public lists of courts (Beijing,
 * Tianjin, Shanghai's first, Chongqing, 神农架) or from memory (the rest); used for synthetic entries only.
 */
final class Jurisdictions {
    /** A Basic Court. @param digits of its code @param superior digits of its Intermediate Court */
    record Seat(String digits, String name, String superior) {}

    /** Token of the corps' courts 兵团; they sit in the cities of group 6590 of Xinjiang. */
    static final String CORPS = "兵";

    /** The cities 6590 in which the corps' courts sit. */
    static final String CORPS_CITIES = "6590";

    /** By province, for 01, 02, …: digits 3-6 of the areas. What is not listed belongs to 01. */
    private static final Map<String, List<String>> MUNICIPALITIES = Map.of(
            "11", List.of("0107 0108 0109 0114 0119", "0101 0102 0106 0111 0115", "0105 0112 0113 0116 0117 0118"),
            "12", List.of("0101 0104 0106 0111 0114 0115 0119", "0102 0103 0105 0112 0113 0118", "0110 0116 0117"),
            "31", List.of("0104 0105 0112 0115 0116 0117 0120", "0101 0106 0107 0109 0110 0113 0114 0118 0151"),
            "50", List.of("0105 0106 0109 0111 0112 0115 0117 0120 0151 0152",
                    "0101 0154 0155 0229 0233 0235 0236 0237 0238", "0102 0119 0156 0230 0231",
                    "0114 0240 0241 0242 0243", "0103 0104 0107 0108 0110 0113 0116 0118 0153"));

    /** Superior's digits by area: 济源, 汉江, the two of Hainan, 神农架 under 宜昌; corps cities by their division 师. */
    private static final Map<String, String> SUPERIORS = byArea(Map.ofEntries(
            Map.entry("41 96", "9001"), Map.entry("42 96", "9004 9005 9006"), Map.entry("42 05", "9021"),
            Map.entry("46 96", "9001 9002 9005 9006 9021 9022 9023 9028 9029 9030"),
            Map.entry("46 97", "0400 9007 9024 9025 9026 9027"),
            Map.entry("65 01", "9002"), Map.entry("65 02", "9006"), Map.entry("65 03", "9003"),
            Map.entry("65 04", "9008"), Map.entry("65 05", "9007"), Map.entry("65 06", "9004"),
            Map.entry("65 07", "9010"), Map.entry("65 08", "9001"), Map.entry("65 09", "9012"),
            Map.entry("65 10", "9005"), Map.entry("65 13", "9011"), Map.entry("65 14", "9009")));

    private static final Map<String, String> NAMES = Map.of(
            "豫96", "河南省济源中级人民法院",
            "鄂96", "湖北省汉江中级人民法院",
            "琼96", "海南省第一中级人民法院",
            "琼97", "海南省第二中级人民法院",
            "新40", "新疆维吾尔自治区高级人民法院伊犁哈萨克自治州分院");

    /** Areas with other courts than one of their name: cities without counties; 儋州 keeps its old code (Art. 13). */
    private static final Map<String, List<Seat>> SEATS = Map.of(
            "441900", List.of(new Seat("1971", "东莞市第一人民法院", "19"), new Seat("1972", "东莞市第二人民法院", "19"),
                    new Seat("1973", "东莞市第三人民法院", "19")),
            "442000", List.of(new Seat("2071", "中山市第一人民法院", "20"), new Seat("2072", "中山市第二人民法院", "20")),
            "460400", List.of(new Seat("9003", "儋州市人民法院", "97")),
            "620201", List.of(new Seat("0201", "嘉峪关市城区人民法院", "02")));

    private Jurisdictions() {}

    private static Map<String, String> byArea(Map<String, String> bySuperior) {
        Map<String, String> byArea = new HashMap<>();
        bySuperior.forEach((superior, areas) -> Stream.of(areas.split(" "))
                .forEach(area -> byArea.put(superior.substring(0, 2) + area, superior.substring(3))));
        return byArea;
    }

    /** How many Intermediate Courts a municipality has over its districts. */
    static int intermediates(String municipality) {
        return MUNICIPALITIES.get(municipality).size();
    }

    /** Digits of the Intermediate Court over an area. */
    static String superior(Divisions.Area area) {
        if (Provinces.municipality(area.province())) {
            List<String> areas = MUNICIPALITIES.get(area.province());
            for (int i = 1; i < areas.size(); i++) {
                if (List.of(areas.get(i).split(" ")).contains(area.code().substring(2))) {
                    return ordinal(i + 1);
                }
            }
            return ordinal(1);
        }
        boolean grouped = area.code().startsWith("90", 2);
        return SUPERIORS.getOrDefault(area.code(), grouped ? "96" : area.code().substring(2, 4));
    }

    static String ordinal(int number) {
        return "0" + number;
    }

    static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /** The Basic Courts of an area where they are not simply one with its name. */
    static Optional<List<Seat>> seats(Divisions.Area area) {
        return Optional.ofNullable(SEATS.get(area.code()));
    }

    /** Whether a city has no Intermediate Court of its own: another one is above all its areas. */
    static boolean without(Divisions.City city) {
        return SUPERIORS.containsKey(Divisions.padded(city.code()));
    }
}
