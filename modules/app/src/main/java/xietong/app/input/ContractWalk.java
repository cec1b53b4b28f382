// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import xietong.app.output.Words;
import xietong.v1.Paper;

/** Walks a tree along the contract: refuses what does not fit and writes enums by their full names. */
final class ContractWalk {
    private static final String FILE = "file";

    private final BiConsumer<ObjectNode, String> files;

    ContractWalk(BiConsumer<ObjectNode, String> files) {
        this.files = files;
    }

    void message(String path, JsonNode node, Descriptor type) {
        if (!(node instanceof ObjectNode object)) {
            throw refused(path, "keys with values: " + keys(type));
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String at = path.isEmpty() ? name : path + "." + name;
            FieldDescriptor field = field(type, name);
            if (field != null) {
                object.set(name, field(at, object.get(name), field));
            } else if (name.equals(FILE) && type.equals(Paper.getDescriptor())) {
                files.accept(object, object.remove(FILE).asText());
            } else {
                throw refused(at, "no such key; one of " + keys(type));
            }
        }
    }

    private static FieldDescriptor field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(field -> field.getName().equals(name) || field.getJsonName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String keys(Descriptor type) {
        List<String> names = new ArrayList<>(type.getFields().stream().map(FieldDescriptor::getName).sorted().toList());
        if (type.equals(Paper.getDescriptor())) {
            names.add(FILE);
        }
        return String.join(", ", names);
    }

    private JsonNode field(String path, JsonNode value, FieldDescriptor field) {
        if (!field.isRepeated()) {
            return single(path, value, field);
        }
        if (!(value instanceof ArrayNode list)) {
            throw refused(path, "a list");
        }
        for (int i = 0; i < list.size(); i++) {
            list.set(i, single(path + "[" + i + "]", list.get(i), field));
        }
        return list;
    }

    private JsonNode single(String path, JsonNode value, FieldDescriptor field) {
        switch (field.getJavaType()) {
            case MESSAGE -> {
                if (!field.getMessageType().equals(Timestamp.getDescriptor())) {
                    message(path, value, field.getMessageType());
                }
                return value;
            }
            case ENUM -> {
                return TextNode.valueOf(name(path, value.asText(), field.getEnumType()));
            }
            case STRING -> {
                if (!value.isTextual()) {
                    throw refused(path, "a text; write it in quotes: \"" + value.asText() + "\"");
                }
                return value;
            }
            case INT, LONG -> {
                if (!value.asText().matches("-?\\d{1,18}")) {
                    throw refused(path, "a whole number");
                }
                return value;
            }
            case BOOLEAN -> {
                if (!value.asText().matches("true|false")) {
                    throw refused(path, "true or false");
                }
                return value.isTextual() ? com.fasterxml.jackson.databind.node.BooleanNode.valueOf(
                        value.asText().equals("true")) : value;
            }
            default -> {
                return value;
            }
        }
    }

    private static String name(String path, String text, EnumDescriptor type) {
        String prefix = Words.prefix(type.getValues().get(0).getName());
        String upper = text.toUpperCase(Locale.ROOT).replace('-', '_');
        String full = upper.startsWith(prefix) ? upper : prefix + upper;
        if (type.findValueByName(full) == null || full.equals(type.getValues().get(0).getName())) {
            throw refused(path, "one of " + String.join(", ", type.getValues().stream().skip(1)
                    .map(value -> value.getName().substring(prefix.length())).toList()));
        }
        return full;
    }

    private static IllegalArgumentException refused(String path, String accepted) {
        return new IllegalArgumentException((path.isEmpty() ? "the command" : path) + ": " + accepted);
    }
}
