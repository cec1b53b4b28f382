// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Walks through one YAML text and refuses with the line whatever a directory does not hold: unknown or repeated keys,
 * numbers where a text is meant, aliases, a second document.
 */
final class YamlCursor {
    /** 50,000 organisations take about 6 million characters; the library would stop at 3 million. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final YAMLFactory FACTORY = YAMLFactory.builder().loaderOptions(options()).build();

    private final YAMLParser parser;

    private YamlCursor(YAMLParser parser) {
        this.parser = parser;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        return options;
    }

    /** Walks through the text: a mapping with these keys, each read by its reader. */
    static void walk(String text, Map<String, Consumer<YamlCursor>> keys, String... required) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            YamlCursor cursor = new YamlCursor(parser);
            cursor.next();
            cursor.mapping(keys, required);
            cursor.expect(cursor.next() == null, "one document");
        } catch (IOException e) {
            throw new IllegalArgumentException("directory: " + e.getMessage(), e);
        }
    }

    /** A mapping; the cursor stands on its beginning and is left on its end. */
    void mapping(Map<String, Consumer<YamlCursor>> keys, String... required) {
        expect(parser.currentToken() == JsonToken.START_OBJECT, "a mapping with " + keys.keySet());
        int line = line();
        Set<String> seen = new HashSet<>();
        while (next() != JsonToken.END_OBJECT) {
            String key = name();
            expect(keys.containsKey(key), "unknown key '" + key + "', known here are " + keys.keySet());
            expect(seen.add(key), "key '" + key + "' is there twice");
            next();
            keys.get(key).accept(this);
        }
        for (String key : required) {
            if (!seen.contains(key)) {
                throw refused(line, "key '" + key + "' is missing");
            }
        }
    }

    /** A sequence of whatever {@code item} reads. */
    void sequence(Runnable item) {
        expect(parser.currentToken() == JsonToken.START_ARRAY, "a sequence");
        while (next() != JsonToken.END_ARRAY) {
            item.run();
        }
    }

    /** A text, not empty. What YAML takes for a number is refused: 110117 and 010000 need not come back as written. */
    String text() {
        try {
            expect(parser.currentToken() == JsonToken.VALUE_STRING && !parser.getText().isEmpty(),
                    "a text; one that looks like something else stands in quotes, an empty one is left out");
            return parser.getText();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** True or false; yes, no, on and off mean the same in YAML 1.1. */
    boolean flag() {
        expect(parser.currentToken() != null && parser.currentToken().isBoolean(), "true or false");
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Refuses with the line where the cursor stands. */
    void expect(boolean fulfilled, String accepted) {
        if (!fulfilled) {
            throw refused(line(), accepted);
        }
    }

    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            expect(!parser.isCurrentAlias(), "no alias");
            return token;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static IllegalArgumentException failed(IOException e) {
        JsonLocation location = e instanceof JsonProcessingException parsing ? parsing.getLocation() : null;
        String message = e instanceof JsonProcessingException parsing ? parsing.getOriginalMessage() : e.getMessage();
        return new IllegalArgumentException("directory, line " + (location == null ? 1 : location.getLineNr()) + ": "
                + message, e);
    }

    private static IllegalArgumentException refused(int line, String accepted) {
        return new IllegalArgumentException("directory, line " + line + ": " + accepted);
    }
}
