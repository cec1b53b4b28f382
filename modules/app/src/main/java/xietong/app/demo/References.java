// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import xietong.rules.calendar.Deadlines;

/**
 * What stands in a scenario for something that is known only when it is played, anywhere in a request: {@code @now},
 * {@code @now+PT72H} and {@code @now-PT2H}; {@code @id:name} and {@code @request:name} of what an earlier step made under that name, and
 * {@code @asset:name} of a freeze order; {@code @order:court}, the order of a collaboration that came last to that court;
 * {@code @day} and {@code @day-P27D}, a day in Beijing; {@code @warning:case}, the warning that was raised last in that case;
 * {@code @alert:name}, the alert that a watch order raised last; {@code @task:name/n}, the nth task of a push, and
 * {@code @file:name/n}, the file of the person whose new address it reported;
 * {@code @time:name}, when the clock moved there; {@code @list:name}, whose items
 * take its place, or {@code @list:name.key}, what they have under a key.
 */
final class References {
    private final Supplier<Instant> now;
    private final Map<String, List<JsonNode>> lists;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    References(Supplier<Instant> now, Map<String, List<JsonNode>> lists) {
        this.now = now;
        this.lists = lists;
    }

    /** A step has made something under a name, with a request number. */
    void made(String name, String id, String request) {
        known.put("@id:" + name, id);
        known.put("@request:" + name, request);
        names.put(id, name);
    }

    /** A watch order has raised an alert. */
    void alerted(String order, String alert) {
        known.put("@alert:" + names.get(order), alert);
    }

    /** A warning was raised in a case. */
    void warned(String caseNumber, String warning) {
        known.put("@warning:" + caseNumber, warning);
    }

    /** A task of a push has come to whom it was pushed. */
    void tasked(String push, int number, String task) {
        String name = names.get(push) + "/" + number;
        known.put("@task:" + name, task);
        names.put(task, name);
    }

    /** What a task reported stands in a person's file. */
    void filed(String task, String file) {
        known.put("@file:" + names.get(task), file);
    }

    /** The clock has moved to a time that has a name. */
    void timed(String name, Instant time) {
        known.put("@time:" + name, time.toString());
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

    /** Identifier of what was made under a name, or of what another reference says. */
    String id(String name) {
        return text(name.startsWith("@") ? name : "@id:" + name);
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
        String[] parts = reference.substring("@list:".length()).split("\\.");
        List<JsonNode> items = items(new Each(parts[0], null, null));
        return parts.length == 1 ? items : items.stream().map(item -> item.get(parts[1])).toList();
    }

    /** Items of a list, or of a part of it. */
    List<JsonNode> items(Each each) {
        List<JsonNode> items = lists.get(each.list());
        if (items == null) {
            throw new IllegalStateException("the scenario has no list " + each.list());
        }
        return each.of(items);
    }

    private String text(String text) {
        if (text.equals("@now")) {
            return now.get().toString();
        }
        if (text.startsWith("@now+")) {
            return now.get().plus(Duration.parse(text.substring("@now+".length()))).toString();
        }
        if (text.startsWith("@now-")) {
            return now.get().minus(Duration.parse(text.substring("@now-".length()))).toString();
        }
        if (text.equals("@day") || text.startsWith("@day-")) {
            LocalDate today = now.get().atZone(Deadlines.ZONE).toLocalDate();
            return today.minus(text.equals("@day") ? Period.ZERO : Period.parse(text.substring("@day-".length()))).toString();
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
