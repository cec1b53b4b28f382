// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import xietong.app.input.Amount;
import xietong.rules.identifier.CitizenId;
import xietong.v1.Money;

/**
 * Many alike, e.g. 124 workers: in each {@code @n} becomes its number, {@code @i} the same without zeros, {@code @part} its part of an amount, which is
 * shared as evenly as its smallest unit allows, to the last of it; {@code @citizen} a citizen number of an area that does
 * not exist, the same for the same number.
 *
 * @param count how many
 * @param first number of the first; 1 where nothing is said
 * @param digits how many digits a number has; as many as the last one where nothing is said
 * @param split the amount in 元; none where there is nothing to share
 * @param item one of them
 */
record Repeat(int count, int first, Integer digits, String split, ObjectNode item) {
    /** Numbers of one day of birth; those from 996 on were kept for people born before 1900. */
    private static final int A_DAY = 900;
    private static final Pattern OWN = Pattern.compile("@(part|citizen|n|i)(?![a-z])");
    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("yyMMdd");

    List<JsonNode> items() {
        long left = split == null ? 0 : total().getMinorUnits();
        var items = new ArrayList<JsonNode>();
        for (int k = 0; k < count; k++) {
            int i = first == 0 ? k : first - 1 + k;
            long parts = count - k;
            long part = (left + parts - 1) / parts;
            left -= part;
            int width = digits == null ? String.valueOf(count).length() : digits;
            Map<String, String> own = Map.of(
                    "part", String.valueOf(part),
                    "n", String.format("%0" + width + "d", i + 1),
                    "i", String.valueOf(i + 1),
                    "citizen", citizen(i));
            items.add(References.texts(item, text ->
                    TextNode.valueOf(OWN.matcher(text).replaceAll(found -> own.get(found.group(1))))));
        }
        return items;
    }

    /** Valid, and nobody's: no area has the code 990100. */
    private static String citizen(int i) {
        LocalDate born = LocalDate.of(1900, 1, 1).plusDays(i / A_DAY);
        String old = "990100" + born.format(BORN) + String.format("%03d", i % A_DAY + 1);
        return new CitizenId(old).toEighteenDigits().value();
    }

    private Money total() {
        return Amount.parse(split, Amount.YUAN);
    }
}
