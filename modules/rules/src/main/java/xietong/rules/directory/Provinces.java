// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Court tokens of the provinces (法〔2015〕137号 Art. 4): the short form, but 内 for Inner Mongolia; Guizhou is 黔. Plates
 * begin with 蒙 and 贵 there. Taiwan, Hong Kong and Macao have none.
 */
final class Provinces {
    private static final Map<String, String> TOKENS = Map.ofEntries(
            Map.entry("11", "京"), Map.entry("12", "津"), Map.entry("13", "冀"), Map.entry("14", "晋"),
            Map.entry("15", "内"), Map.entry("21", "辽"), Map.entry("22", "吉"), Map.entry("23", "黑"),
            Map.entry("31", "沪"), Map.entry("32", "苏"), Map.entry("33", "浙"), Map.entry("34", "皖"),
            Map.entry("35", "闽"), Map.entry("36", "赣"), Map.entry("37", "鲁"), Map.entry("41", "豫"),
            Map.entry("42", "鄂"), Map.entry("43", "湘"), Map.entry("44", "粤"), Map.entry("45", "桂"),
            Map.entry("46", "琼"), Map.entry("50", "渝"), Map.entry("51", "川"), Map.entry("52", "黔"),
            Map.entry("53", "云"), Map.entry("54", "藏"), Map.entry("61", "陕"), Map.entry("62", "甘"),
            Map.entry("63", "青"), Map.entry("64", "宁"), Map.entry("65", "新"));

    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    private Provinces() {}

    static Optional<String> token(String province) {
        return Optional.ofNullable(TOKENS.get(province));
    }

    static boolean municipality(String province) {
        return MUNICIPALITIES.contains(province);
    }
}
