// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.ProtocolMessageEnum;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** Reads a document of the rule book into typed records; unknown keys and values are refused by name and line. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule()
                    .addDeserializer(LocalDate.class, new Day())
                    .setDeserializerModifier(new ShortNames()))
            .build();

    private Yaml() {}

    /** Enums of the contract are written without their prefix: COURT for ORGANISATION_KIND_COURT. */
    private static final class ShortNames extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> usual) {
            return ProtocolMessageEnum.class.isAssignableFrom(type.getRawClass()) ? new ShortName(type) : usual;
        }

        @Override
        public KeyDeserializer modifyKeyDeserializer(
                DeserializationConfig config, JavaType type, KeyDeserializer usual) {
            return ProtocolMessageEnum.class.isAssignableFrom(type.getRawClass())
                    ? new ShortKey(new ShortName(type).byName)
                    : usual;
        }
    }

    private static final class ShortKey extends KeyDeserializer {
        private final Map<String, Enum<?>> byName;

        ShortKey(Map<String, Enum<?>> byName) {
            this.byName = byName;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            Object value = byName.get(key);
            return value != null
                    ? value
                    : context.handleWeirdKey(Enum.class, key, "accepted: " + String.join(", ", byName.keySet()));
        }
    }

    private static final class ShortName extends JsonDeserializer<Enum<?>> {
        private final Map<String, Enum<?>> byName = new TreeMap<>();

        ShortName(JavaType type) {
            Object[] constants = type.getRawClass().getEnumConstants();
            String prefix = constants[0].toString().replace("UNSPECIFIED", "");
            for (Object constant : constants) {
                if (constant.toString().startsWith(prefix) && !constant.toString().endsWith("UNSPECIFIED")) {
                    byName.put(constant.toString().substring(prefix.length()), (Enum<?>) constant);
                }
            }
        }

        @Override
        public Enum<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String name = parser.getText();
            Enum<?> value = byName.get(name);
            return value != null
                    ? value
                    : (Enum<?>) context.handleWeirdStringValue(
                            Enum.class, name, "accepted: " + String.join(", ", byName.keySet()));
        }
    }

    /** A day as 2015-09-01. */
    private static final class Day extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return LocalDate.parse(parser.getText());
            } catch (DateTimeException e) {
                return (LocalDate) context.handleWeirdStringValue(
                        LocalDate.class, parser.getText(), "accepted: a day that exists, as 2015-09-01");
            }
        }
    }

    /** Where each key and element stands: what is wrong with it is often noticed only where its mapping ends. */
    private static final class Lines extends JsonParserDelegate {
        private final Map<JsonPointer, Integer> lines = new HashMap<>();

        Lines(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            lines.putIfAbsent(getParsingContext().pathAsPointer(), currentTokenLocation().getLineNr());
            return token;
        }

        @Override
        public JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        /** The line of an element, or of the nearest around it. */
        String where(List<JsonMappingException.Reference> path) {
            JsonPointer at = JsonPointer.empty();
            for (var step : path) {
                at = step.getFieldName() == null
                        ? at.appendIndex(step.getIndex())
                        : at.appendProperty(step.getFieldName());
            }
            while (at != null && !lines.containsKey(at)) {
                at = at.head();
            }
            return at == null || at.matches() ? "" : " at line " + lines.get(at);
        }
    }

    static <T> T read(String document, String text, Class<T> type) {
        try (Lines parser = new Lines(MAPPER.createParser(text))) {
            return read(document, parser, type);
        } catch (IOException e) {
            throw invalid(document, "no YAML: " + e.getMessage());
        }
    }

    private static <T> T read(String document, Lines parser, Class<T> type) throws IOException {
        try {
            T value = MAPPER.readValue(parser, type);
            if (value == null) {
                throw invalid(document, "the document is empty");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String key = "unknown key " + e.getPropertyName() + parser.where(e.getPath());
            throw invalid(
                    document,
                    key + "; accepted: "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof StreamReadException unreadable) {
                throw unreadable(document, unreadable);
            }
            String path = e.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                    .collect(Collectors.joining("."));
            throw invalid(document, path + parser.where(e.getPath()) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw unreadable(document, e);
        }
    }

    private static Refused unreadable(String document, JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        return invalid(document, "no YAML" + line + ": " + e.getOriginalMessage());
    }

    /** Refuses a rule book in which something does not hold. */
    static void require(String document, boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw invalid(document, otherwise);
        }
    }

    /** The refusal of a rule book. */
    static Refused invalid(String document, String message) {
        return new Refused(Reason.REASON_RULES_INVALID, document + ": " + message).with("document", document);
    }
}
