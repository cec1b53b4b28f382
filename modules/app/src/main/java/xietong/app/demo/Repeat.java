// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import xietong.app.input.Amount;
import xietong.v1.Money;

/**
 * Many alike, e.g. 124 workers: in each {@code @n} becomes its number and {@code @part} its part of an amount, which is
 * shared as evenly as its smallest unit allows, to the last of it.
 *
 * @param count how many
 * @param split the amount in 元; none where there is nothing to share
 * @param item one of them
 */
record Repeat(int count, String split, ObjectNode item) {

    List<JsonNode> items() {
        long left = split == null ? 0 : total().getMinorUnits();
        var items = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            long parts = count - i;
            long part = (left + parts - 1) / parts;
            left -= part;
            String number = String.format("%0" + String.valueOf(count).length() + "d", i + 1);
            String fen = String.valueOf(part);
            items.add(References.texts(item, text ->
                    TextNode.valueOf(text.replace("@part", fen).replace("@n", number))));
        }
        return items;
    }

    private Money total() {
        return Amount.parse(split, Amount.YUAN);
    }
}
