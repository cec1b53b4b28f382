// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands in a scenario for something that is known only when it is played, anywhere in a request: {@code @now} and
 * {@code @now+PT72H}; {@code @id:name} and {@code @request:name} of what an earlier step made under that name, and
 * {@code @asset:name} of a freeze order; {@code @order:court}, the order of a collaboration that came last to that court;
 * {@code @list:name}, whose items take its place.
 */
final class References {
    private final Supplier<Instant> now;
    private final Map<String, List<JsonNode>> lists;
    private final Map<String, String> known = new HashMap<>();

    References(Supplier<Instant> now, Map<String, List<JsonNode>> lists) {
        this.now = now;
        this.lists = lists;
    }

    /** A step has made something under a name, with a request number. */
    void made(String name, String id, String request) {
        known.put("@id:" + name, id);
        known.put("@request:" + name, request);
    }

    /** A freeze order that was made under a name is on this asset. */
    void frozen(String name, String asset) {
        known.put("@asset:" + name, asset);
    }

    /** A court has got an order. */
    void ordered(String court, String id) {
        known.put("@order:" + court, id);
    }

    /** Whether something has this name. */
    boolean knows(String name) {
        return known.containsKey("@id:" + name);
    }

    /** Identifier of what was made under a name. */
    String id(String name) {
        return text("@id:" + name);
    }

    /** A copy with everything in place. */
    JsonNode resolve(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : array) {
                if (item.isTextual() && item.textValue().startsWith("@list:")) {
                    list(item.textValue()).forEach(i -> copy.add(resolve(i)));
                } else {
                    copy.add(resolve(item));
                }
            }
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields().forEachRemaining(e -> copy.set(e.getKey(), resolve(e.getValue())));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.textValue())) : node;
    }

    private List<JsonNode> list(String reference) {
        List<JsonNode> items = lists.get(reference.substring("@list:".length()));
        if (items == null) {
            throw new IllegalStateException("the scenario has no " + reference);
        }
        return items;
    }

    private String text(String text) {
        if (text.equals("@now")) {
            return now.get().toString();
        }
        if (text.startsWith("@now+")) {
            return now.get().plus(Duration.parse(text.substring("@now+".length()))).toString();
        }
        if (!text.startsWith("@")) {
            return text;
        }
        String value = known.get(text);
        if (value == null) {
            throw new IllegalStateException("nothing is known as " + text + " yet");
        }
        return value;
    }

    /** A copy with every text replaced. */
    static JsonNode texts(JsonNode node, Function<String, JsonNode> replace) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.fields().forEachRemaining(e -> copy.set(e.getKey(), texts(e.getValue(), replace)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(texts(item, replace)));
            return copy;
        }
        return node.isTextual() ? replace.apply(node.textValue()) : node;
    }
}
