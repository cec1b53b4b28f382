// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import xietong.app.config.InvalidConfiguration;
import xietong.client.HubRefusal;
import xietong.v1.Reason;

/** A list in YAML or JSON whose entries have the columns of a file as keys. Whatever does not fit refuses its entry. */
final class YamlTable<H extends Enum<H> & Heading> {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final Class<H> columns;

    YamlTable(Class<H> columns) {
        this.columns = columns;
    }

    /**
     * Its entries, counted from 1.
     *
     * @throws InvalidConfiguration where it is no list
     */
    <T> List<T> lines(String text, Function<Cells<H>, T> read, BiFunction<Long, HubRefusal, T> refused) {
        List<T> lines = new ArrayList<>();
        for (JsonNode entry : list(text)) {
            long row = lines.size() + 1;
            try {
                lines.add(read.apply(new Cells<>(row, values(entry))));
            } catch (LineError e) {
                lines.add(refused.apply(row, e.refusal(row)));
            }
        }
        return lines;
    }

    private static ArrayNode list(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ArrayNode list) {
                return list;
            }
            throw new InvalidConfiguration("a list is accepted, an entry for each line: - {…}");
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration("line " + e.getLocation().getLineNr() + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("no YAML"));
        }
    }

    private Map<H, String> values(JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            throw new LineError(Reason.REASON_FIELD_INVALID, "entry", "keys with values are accepted");
        }
        Map<H, String> values = new EnumMap<>(columns);
        object.properties().forEach(each -> values.put(column(each.getKey()), text(each.getKey(), each.getValue())));
        return values;
    }

    private H column(String name) {
        try {
            return Heading.of(columns, name);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_FIELD_INVALID, name, e.getMessage());
        }
    }

    /** A number without quotes has lost its leading zeros, or its decimals. */
    private static String text(String name, JsonNode value) {
        if (!value.isTextual() && !value.isBoolean()) {
            throw new LineError(Reason.REASON_FIELD_INVALID, name,
                    "a text; write it in quotes: \"" + value.asText() + "\"");
        }
        return value.asText();
    }
}
