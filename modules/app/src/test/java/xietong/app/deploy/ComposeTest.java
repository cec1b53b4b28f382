// SPDX-License-Identifier: Apache-2.0
package xietong.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xietong.app.Cli;
import xietong.app.config.Configuration;
import xietong.app.config.Places;
import xietong.app.config.Trees;
import xietong.hub.HubSettings;

/** docker-compose.yml and what lies in config/deploy/, held against the program: no container engine is needed to know it fits. */
class ComposeTest {
    private static final Path ROOT = Trees.config().getParent();
    private static final List<String> HUBS = List.of("hub-1", "hub-2", "hub-3");

    private static JsonNode compose;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        compose = Yaml.read(ROOT.resolve("docker-compose.yml"));
    }

    @Test
    void threeNodesALedgerMetricsAndTrafficAreThere() {
        assertThat(names(compose.path("services"))).containsExactlyInAnyOrder(
                "ledger", "keys", "hub-1", "hub-2", "hub-3", "traffic", "prometheus", "grafana");
    }

    @Test
    void nodesDifferByTheirNameAndAddressesOnly() {
        Set<String> differing = new TreeSet<>();
        Map<String, String> first = environment("hub-1");
        for (String hub : HUBS) {
            Map<String, String> own = environment(hub);
            assertThat(own.keySet()).isEqualTo(first.keySet());
            own.forEach((key, value) -> {
                if (!value.equals(first.get(key))) {
                    differing.add(key);
                }
            });
            JsonNode service = compose.path("services").path(hub);
            JsonNode one = compose.path("services").path("hub-1");
            for (String same : List.of("build", "image", "depends_on", "secrets", "restart", "healthcheck", "stop_grace_period", "volumes")) {
                assertThat(service.path(same)).as(hub + " " + same).isEqualTo(one.path(same));
            }
        }
        assertThat(differing).containsExactlyInAnyOrder(
                "XIETONG_NODE", "XIETONG_SERVER_HOST", "XIETONG_WEB_HOST", "XIETONG_LIVE_ADDRESS", "XIETONG_OPERATIONS_HOST");
    }

    @Test
    void everyEnvironmentIsAConfigurationThatTheProgramTakes() throws IOException {
        Map<String, HubSettings> nodes = new LinkedHashMap<>();
        for (String hub : HUBS) {
            nodes.put(hub, configuration(hub).hub(Map.of()));
        }
        // Nodes share the keys that are made once.
        for (String service : List.of("keys", "hub-1", "hub-2", "hub-3", "traffic")) {
            assertThat(compose.path("services").path(service).path("volumes").get(0).asText())
                    .startsWith("keys:" + configuration("keys").data());
        }
        Set<String> members = nodes.values().stream()
                .map(n -> n.live().address() + ":" + n.live().port()).collect(Collectors.toSet());
        nodes.forEach((name, node) -> {
            assertThat(node.node()).isEqualTo(name);
            assertThat(node.live().members()).as(name).containsExactlyInAnyOrderElementsOf(members);
            assertThat(node.ledger().url()).isEqualTo("jdbc:postgresql://ledger/xietong");
            JsonNode networks = compose.path("services").path(name).path("networks");
            assertThat(node.server().host()).isEqualTo(networks.path("front").path("ipv4_address").asText());
            assertThat(node.live().address()).isEqualTo(networks.path("members").path("ipv4_address").asText());
            assertThat(node.operations().host()).isEqualTo(networks.path("operations").path("ipv4_address").asText());
            assertThat(compose.path("services").path(name).path("ports").get(0).asText())
                    .as("published on this machine only").startsWith("127.0.0.1:").endsWith(":" + node.server().port());
            assertThat(node.web().host()).isEqualTo(node.server().host());
            assertThat(node.web().plain()).isFalse();
            assertThat(compose.path("services").path(name).path("ports").get(1).asText())
                    .as("published on this machine only").startsWith("127.0.0.1:").endsWith(":" + node.web().port());
        });
        for (String inside : List.of("members", "operations", "ledger")) {
            assertThat(compose.path("networks").path(inside).path("internal").asBoolean()).as(inside).isTrue();
        }
    }

    @Test
    void databaseUserAndPasswordFilesAreThoseOfTheHubs() {
        JsonNode ledger = compose.path("services").path("ledger");
        Map<String, String> own = environment("ledger");
        for (String hub : HUBS) {
            assertThat(environment(hub)).containsEntry("XIETONG_LEDGER_USER", own.get("POSTGRES_USER"))
                    .containsEntry("XIETONG_LEDGER_PASSWORD_FILE", own.get("POSTGRES_PASSWORD_FILE"));
        }
        assertThat(environment("hub-1").get("XIETONG_LEDGER_URL")).endsWith("//ledger/" + own.get("POSTGRES_DB"));
        assertThat(ledger.path("command").toString()).contains("fsync=on", "full_page_writes=on", "synchronous_commit=on");
        assertThat(compose.toString()).as("no secret stands here").doesNotContainPattern("(?i)password\":\"(?!/run/secrets)");
    }

    @Test
    void healthIsAskedWhereTheImageHasIt() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        for (String hub : HUBS) {
            JsonNode test = compose.path("services").path(hub).path("healthcheck").path("test");
            assertThat(test.get(0).asText()).isEqualTo("CMD");
            assertThat(test.get(1).asText()).isEqualTo("/opt/xietong/bin/healthy");
            assertThat(test.get(2).asText()).isEqualTo("ready");
        }
        assertThat(dockerfile).contains("/opt/xietong/bin/healthy", "COPY --from=build /src/modules/app/target/xietong /opt/xietong");
        assertThat(Files.isExecutable(ROOT.resolve("modules/app/src/main/program/bin/healthy"))).isTrue();
        assertThat(dockerfile).contains("EXPOSE 8443 8444 9464");
    }

    @Test
    void commandsOfContainersAreCommandsOfTheProgram() {
        Set<String> known = Cli.commandLine(Map.of()).getSubcommands().keySet();
        for (String service : List.of("keys", "traffic")) {
            JsonNode command = compose.path("services").path(service).path("command");
            assertThat(known).contains(command.get(0).asText());
        }
        List<String> traffic = texts(compose.path("services").path("traffic").path("command"));
        CommandLine.ParseResult parsed = Cli.commandLine(Map.of()).parseArgs(traffic.toArray(String[]::new));
        List<String> nodes = parsed.subcommand().matchedOptionValue("--nodes", List.of());
        assertThat(nodes).containsExactlyInAnyOrderElementsOf(
                HUBS.stream().map(h -> environment(h).get("XIETONG_SERVER_HOST") + ":8443").toList());
    }

    @Test
    void prometheusAsksEachNodeWhereItAnswers() throws IOException {
        JsonNode prometheus = Yaml.read(ROOT.resolve("config/deploy/prometheus/prometheus.yml"));
        Map<String, String> targets = new TreeMap<>();
        prometheus.path("scrape_configs").get(0).path("static_configs").forEach(
                s -> targets.put(s.path("labels").path("node").asText(), s.path("targets").get(0).asText()));
        Map<String, String> nodes = new TreeMap<>();
        for (String hub : HUBS) {
            HubSettings.Operations own = configuration(hub).hub(Map.of()).operations();
            nodes.put(hub, own.host() + ":" + own.port());
        }
        assertThat(targets).isEqualTo(nodes);
        assertThat(prometheus.path("rule_files").get(0).asText()).isEqualTo("alerts.yml");
        assertThat(texts(compose.path("services").path("prometheus").path("volumes")))
                .contains("./config/deploy/prometheus:/etc/prometheus:ro");
    }

    /** As the image and the service's environment give it; passwords lie in a folder of the test. */
    private Configuration configuration(String service) throws IOException {
        Map<String, String> environment = new HashMap<>(image());
        environment.putAll(environment(service));
        Path secret = Files.writeString(folder.resolve("secret"), "a password\n");
        environment.put("XIETONG_LEDGER_PASSWORD_FILE", secret.toString());
        return Configuration.load(new Places(Path.of("/var/lib/xietong"), Trees.config()), environment);
    }

    /** What the image sets; its folder of the configuration is this tree's. */
    private static Map<String, String> image() throws IOException {
        Map<String, String> set = new HashMap<>();
        Files.readString(ROOT.resolve("Dockerfile")).lines()
                .filter(line -> line.startsWith("ENV "))
                .flatMap(line -> List.of(line.substring(4).split(" ")).stream())
                .forEach(pair -> set.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        assertThat(set.remove("XIETONG_CONFIG")).isEqualTo("/opt/xietong/config");
        return set;
    }

    private static Map<String, String> environment(String service) {
        Map<String, String> set = new TreeMap<>();
        compose.path("services").path(service).path("environment").fields()
                .forEachRemaining(e -> set.put(e.getKey(), e.getValue().asText()));
        return set;
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
