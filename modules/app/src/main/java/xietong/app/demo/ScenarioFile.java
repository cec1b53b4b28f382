// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Scenarios in their folder. A file that says {@code like} is another one with what it says otherwise; of the steps that
 * are for one variant only it plays those of its {@code variant}, while the other plays those of {@code plain}. A file that
 * says {@code plays} is a programme: others that follow each other on one hub.
 */
final class ScenarioFile {
    /** A play says what recurs once, and refers to it. */
    private static final int MOST_ALIASES = 1_000;

    private final Path folder;

    ScenarioFile(Path config) {
        folder = config.resolve("scenarios");
    }

    boolean exists(String name) {
        return name.matches("[a-z0-9-]+") && Files.exists(file(name));
    }

    private Path file(String name) {
        return folder.resolve(name + ".yaml");
    }

    /** Whether it is a programme. */
    boolean isProgramme(String name) throws IOException {
        return tree(name).containsKey("plays");
    }

    /** The plays of a programme, in order; a play is its own. */
    List<String> plays(String name) throws IOException {
        return tree(name).get("plays") instanceof List<?> plays
                ? plays.stream().map(Object::toString).toList()
                : List.of(name);
    }

    /** What a play or a programme is called. */
    String title(String name) throws IOException {
        return tree(name).get("title").toString();
    }

    Scenario load(String name) throws IOException {
        Map<String, Object> tree = tree(name);
        Object variant = tree.remove("variant");
        if (tree.remove("like") instanceof String other) {
            var whole = new LinkedHashMap<>(tree(other));
            whole.putAll(tree);
            tree = whole;
        }
        String played = variant == null ? "plain" : variant.toString();
        tree.computeIfPresent("steps", (key, steps) -> ((List<?>) steps).stream()
                .filter(step -> !(step instanceof Map<?, ?> map && map.get("only") instanceof String only)
                        || only.equals(played))
                .toList());
        try {
            return new ObjectMapper().convertValue(tree, Scenario.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file(name).getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** Jackson does not follow YAML's anchors, which keep a play short. */
    private Map<String, Object> tree(String name) throws IOException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        Map<String, Object> tree = new Yaml(new SafeConstructor(options)).load(Files.readString(file(name)));
        return new LinkedHashMap<>(tree);
    }

    /** Names of all plays and programmes. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }
}
