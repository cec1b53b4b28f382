// SPDX-License-Identifier: Apache-2.0
package xietong.app.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two YAML documents, by path of the key; order of keys, layout and comments do not count. An
 * entry of a list goes by its code, name, year or percent where each has one, else by its place.
 */
public final class YamlDiff {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final List<String> NAMES = List.of("code", "name", "year", "percent");

    private YamlDiff() {}

    /**
     * One difference.
     *
     * @param path of the key
     * @param before its value, null where it is new
     * @param after its value, null where it is gone
     */
    public record Difference(String path, String before, String after) {
        @Override
        public String toString() {
            return before == null ? "+ " + path + ": " + after
                    : after == null ? "- " + path + ": " + before
                    : "~ " + path + ": " + before + " -> " + after;
        }
    }

    /** In order of path. @throws IllegalArgumentException where one of them is no YAML */
    public static List<Difference> between(String before, String after) {
        Map<String, String> old = leaves(before);
        Map<String, String> now = leaves(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), now.get(path)))
                .map(path -> new Difference(path, old.get(path), now.get(path)))
                .toList();
    }

    private static Map<String, String> leaves(String text) {
        Map<String, String> leaves = new LinkedHashMap<>();
        try {
            walk("", MAPPER.readTree(text), leaves);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + e.getLocation().getLineNr() + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("no YAML"));
        }
        return leaves;
    }

    private static void walk(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.fields().forEachRemaining(field -> walk(prefix + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
            List<String> names = names(node);
            for (int i = 0; i < node.size(); i++) {
                walk(path + "[" + names.get(i) + "]", node.get(i), leaves);
            }
        } else if (!node.isMissingNode()) {
            leaves.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static List<String> names(JsonNode list) {
        for (String key : NAMES) {
            List<String> names = new ArrayList<>();
            list.forEach(entry -> names.add(entry.path(key).asText("")));
            if (names.stream().noneMatch(String::isEmpty) && new HashSet<>(names).size() == names.size()) {
                return names;
            }
        }
        List<String> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            places.add(String.valueOf(i));
        }
        return places;
    }
}
