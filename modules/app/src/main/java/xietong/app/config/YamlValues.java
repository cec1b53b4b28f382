// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A configuration file as key, text and line. Refuses, with the line: a key that is not one of ours, one that is there
 * twice, a section where a value belongs.
 */
final class YamlValues {

    /** A value and where it is written, for people. */
    record Written(String text, String where) {}

    private final String file;
    private final List<String> accepted;
    private final Map<String, Written> values = new LinkedHashMap<>();

    private YamlValues(String file, List<String> accepted) {
        this.file = file;
        this.accepted = accepted;
    }

    static Map<String, Written> read(String file, String text, List<String> accepted) {
        YamlValues reader = new YamlValues(file, accepted);
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                reader.section("", parser);
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                throw reader.invalid(parser, "keys with values are accepted");
            }
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(file + " line " + e.getLocation().getLineNr() + ": no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.values;
    }

    private void section(String prefix, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + parser.currentName();
            boolean value = accepted.contains(key);
            if (!value && accepted.stream().noneMatch(name -> name.startsWith(key + "."))) {
                throw invalid(parser, "unknown key " + key + "; accepted: " + siblings(prefix));
            }
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && !value) {
                section(key + ".", parser);
            } else if (token.isScalarValue() && value) {
                put(key, token == JsonToken.VALUE_NULL ? "" : parser.getText(), parser);
            } else if (token == JsonToken.START_ARRAY && value) {
                put(key, list(parser), parser);
            } else {
                throw invalid(parser, key + (value ? " takes a value" : " is a section: " + siblings(key + ".")));
            }
        }
    }

    private String list(JsonParser parser) throws IOException {
        List<String> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue()) {
                throw invalid(parser, "a list of texts is accepted");
            }
            entries.add(parser.getText());
        }
        return String.join(",", entries);
    }

    private void put(String key, String text, JsonParser parser) {
        if (values.put(key, new Written(text, where(parser))) != null) {
            throw invalid(parser, key + " is there twice");
        }
    }

    private String siblings(String prefix) {
        TreeSet<String> names = new TreeSet<>();
        accepted.stream().filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length()).replaceAll("\\..*", "")));
        return String.join(", ", names);
    }

    private String where(JsonParser parser) {
        return file + " line " + parser.currentTokenLocation().getLineNr();
    }

    private InvalidConfiguration invalid(JsonParser parser, String what) {
        return new InvalidConfiguration(where(parser) + ": " + what);
    }
}
