// SPDX-License-Identifier: Apache-2.0
package xietong.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xietong.app.config.Trees;
import xietong.hub.Counters;
import xietong.hub.Metric;

/** The dashboard and the alert rules ask only for what a hub shows, by labels that it has. */
class DashboardTest {
    private static final Path DEPLOY = Trees.config().resolve("deploy");
    private static final Pattern SERIES = Pattern.compile("\\b(?:xietong|jvm|process|system)_[a-z0-9_]+\\b");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{([^}]*)}");
    private static final Pattern BY = Pattern.compile("\\bby \\(([a-z_, ]*)\\)");
    /** Labels that Prometheus adds to every series. */
    private static final Set<String> ADDED = Set.of("job", "instance", "node", "le");

    @Test
    void everyQueryOfTheDashboardNamesWhatExists() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DEPLOY.resolve("grafana/dashboards/xietong.json").toFile());
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets")).as("panel %s", panel.path("title")).isNotEmpty();
            }
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("datasource").path("uid").asText()).isEqualTo("prometheus");
                queries.add(target.path("expr").asText());
            }
        }
        assertThat(Yaml.read(DEPLOY.resolve("grafana/provisioning/datasources/prometheus.yml"))
                .path("datasources").get(0).path("uid").asText()).isEqualTo("prometheus");
        assertThat(queries).hasSizeGreaterThan(30);
        queries.forEach(DashboardTest::require);
        // What an operator needs: no metric of ours is left out.
        Set<String> shown = new TreeSet<>();
        queries.forEach(q -> SERIES.matcher(q).results().forEach(r -> shown.add(r.group())));
        assertThat(Arrays.stream(Metric.values()).map(Metric::family))
                .allSatisfy(family -> assertThat(shown).anyMatch(name -> name.startsWith(family)));
    }

    @Test
    void everyAlertNamesWhatExistsAndSaysWhatToDo() throws IOException {
        JsonNode rules = Yaml.read(DEPLOY.resolve("prometheus/alerts.yml")).path("groups").get(0).path("rules");
        assertThat(rules).hasSizeGreaterThan(10);
        for (JsonNode rule : rules) {
            require(rule.path("expr").asText());
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("annotations").path("cure").asText()).isNotBlank();
        }
    }

    private static void require(String query) {
        Map<String, Set<String>> known = known();
        Set<String> labels = new TreeSet<>(ADDED);
        Set<String> named = SERIES.matcher(query).results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
        if (!query.contains("up{job=")) {
            assertThat(named).as(query).isNotEmpty();
        }
        named.forEach(name -> {
            assertThat(known).as(query).containsKey(name);
            labels.addAll(known.get(name));
        });
        SELECTOR.matcher(query).results().forEach(selector -> {
            for (String matcher : selector.group(2).split(",")) {
                assertThat(labels).as(query).contains(matcher.split("[=!~]", 2)[0].strip());
            }
        });
        BY.matcher(query).results().forEach(by -> {
            for (String label : by.group(1).split(",")) {
                assertThat(labels).as(query).contains(label.strip());
            }
        });
    }

    /** Every series by name, with its labels: ours by the table, the machine's as it shows them. */
    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new HashMap<>();
        for (Metric metric : Metric.values()) {
            Set<String> labels = Set.copyOf(metric.labels());
            switch (metric.kind()) {
                case COUNTER, GAUGE -> known.put(metric.family(), labels);
                case TIMER, SUMMARY -> {
                    for (String part : List.of("_count", "_sum", "_bucket", "_max")) {
                        known.put(metric.family() + part, labels);
                    }
                }
            }
        }
        try (var counters = new Counters()) {
            counters.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String name = line.split("[{ ]", 2)[0];
                Set<String> labels = new TreeSet<>();
                Pattern.compile("([a-z]+)=\"").matcher(line).results().forEach(r -> labels.add(r.group(1)));
                known.putIfAbsent(name, labels);
            });
        }
        return known;
    }
}
