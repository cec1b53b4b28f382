// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A play in YAML ({@code config/scenarios/}): who sends which command when. Any command of the contract can be a step,
 * so a new scenario needs no code.
 *
 * @param title what it is called
 * @param courts organisations that take part, each with a client of its own
 * @param path name of the matter whose path is shown at the end
 * @param anchors pieces that steps refer to; ignored here
 * @param steps what happens, in order
 */
record Scenario(String title, List<String> courts, String path, Map<String, Object> anchors, List<Step> steps) {

    /**
     * One command, or a move of the clock.
     *
     * @param as who sends it
     * @param say what a person reads
     * @param call Service/Method of xietong.v1
     * @param matter name of the matter that it creates or is about
     * @param caseNumber case number of its head
     * @param reason reason in its head
     * @param role role of the officer; OFFICER where absent
     * @param papers papers that are made, uploaded and attached
     * @param refused short name of the reason with which the hub must refuse it
     * @param advance by how much the clock moves, instead of all else
     * @param with the request
     */
    record Step(
            String as,
            String say,
            String call,
            String matter,
            @com.fasterxml.jackson.annotation.JsonProperty("case") String caseNumber,
            String reason,
            String role,
            Papers papers,
            String refused,
            String advance,
            ObjectNode with) {
        Duration advanceBy() {
            return Duration.parse(advance);
        }
    }

    /** Kinds of paper, and the list in the request that they belong to. */
    record Papers(String at, List<String> kinds) {}

    static Scenario load(Path file) throws IOException {
        // Jackson does not follow YAML's anchors, which keep a play short.
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        try {
            return new ObjectMapper().convertValue(tree, Scenario.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    static Path file(Path config, String name) {
        return config.resolve("scenarios").resolve(name + ".yaml");
    }

    /** Names of all plays. */
    static List<String> names(Path config) throws IOException {
        try (Stream<Path> files = Files.list(config.resolve("scenarios"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }
}
