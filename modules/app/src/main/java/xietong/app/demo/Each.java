// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list whose items a step goes through. In the step {@code @each} stands for the item, {@code @each.key} for what it has
 * under a key, also within a longer text.
 *
 * @param list its name
 * @param from number of the first, from 1; the first of the list where nothing is said
 * @param to number of the last; the last of the list where nothing is said
 */
record Each(String list, Integer from, Integer to) {
    private static final Pattern REFERENCE = Pattern.compile("@each((?:\\.[a-z_]+)*)");

    /** The items that are meant. */
    List<JsonNode> of(List<JsonNode> items) {
        return items.subList(from == null ? 0 : from - 1, to == null ? items.size() : to);
    }

    /** A copy with the item in place; null where there is nothing. */
    static JsonNode in(JsonNode node, JsonNode item) {
        return node == null ? null : References.texts(node, text -> {
            Matcher whole = REFERENCE.matcher(text);
            return whole.matches() ? at(item, whole.group(1)) : TextNode.valueOf(text(text, item));
        });
    }

    /** A text with the item in place; null where there is none. */
    static String text(String text, JsonNode item) {
        return text == null ? null : REFERENCE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(at(item, found.group(1)).asText()));
    }

    private static JsonNode at(JsonNode item, String keys) {
        JsonNode at = item.at(keys.replace('.', '/'));
        if (at.isMissingNode()) {
            throw new IllegalStateException("an item has no " + keys);
        }
        return at;
    }
}
