// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.hub.HubSettings;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;
import xietong.v1.Mode;

/** Configuration is documentation: file and defaults agree, each key works, and nothing wrong is taken silently. */
class ConfigurationTest {
    private static final Path HOME = Path.of("/srv/xietong");

    @TempDir
    private Path folder;

    @Test
    void theFileSpellsOutEveryDefaultAndNothingElse() throws IOException {
        Map<String, String> file = new HashMap<>();
        YamlValues.read("hub.yaml", text(), Configuration.names())
                .forEach((key, written) -> file.put(key, written.text()));
        Map<String, String> defaults = new HashMap<>();
        Keys.ALL.forEach(key -> defaults.put(key.name(), key.initial()));
        assertThat(file).isEqualTo(defaults);
    }

    @Test
    void everyKeyOfTheFileHasACommentAboveIt() throws IOException {
        List<String> lines = text().lines().toList();
        List<String> bare = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean key = line.matches("\\s*[a-z_]+: .+");
            if (key && !lines.get(i - 1).strip().startsWith("#")) {
                bare.add(line);
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void theFileAloneGivesTheDefaults() {
        assertThat(load(Map.of()).hub(Map.of())).isEqualTo(new HubSettings(
                "hub-1",
                HOME.resolve("data"),
                new HubSettings.Server("127.0.0.1", 8443, 1 << 20, 20_000, 32L << 20, Duration.ofSeconds(60),
                        Duration.ofSeconds(10)),
                new LedgerSettings("sqlite:/srv/xietong/data/ledger.db", "", "", HOME.resolve("data/documents"),
                        Mode.MODE_LIVE, "SHA-256", false),
                new HubSettings.Writer(256, 8_192, 2_048, Duration.ofSeconds(5), Duration.ofSeconds(60)),
                new HubSettings.Mailbox(Duration.ofSeconds(15), Duration.ofHours(1), 200, 64, 128),
                new LiveSettings("xietong", "127.0.0.1", 5701, List.of()),
                HubSettings.Outbound.NOBODY,
                HubSettings.Cluster.AS_SERVED,
                new HubSettings.Limits(20_000, 40_000, 10_000, 64L << 20, 512, 64, 8),
                new HubSettings.Operations("127.0.0.1", 9464, 512 << 20, Duration.ofSeconds(15), "", 0),
                Map.of()));
        assertThat(load(Map.of()).logsJson()).isFalse();
    }

    @Test
    void everyKeyCanBeSetByItsVariable() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Map<String, String> variables = new HashMap<>(Map.of(
                "XIETONG_NODE", "n2", "XIETONG_DATA", "/var/d", "XIETONG_MODE", "drill",
                "XIETONG_SERVER_HOST", "0.0.0.0", "XIETONG_SERVER_PORT", "9", "XIETONG_SERVER_MAX_MESSAGE", "64KiB",
                "XIETONG_SERVER_MAX_CONNECTIONS", "7", "XIETONG_SERVER_MAX_DOCUMENT", "1GiB",
                "XIETONG_SERVER_IDLE_TIMEOUT", "2m", "XIETONG_SERVER_SHUTDOWN_GRACE", "300ms"));
        variables.putAll(Map.of(
                "XIETONG_LEDGER_URL", "jdbc:postgresql://db/x", "XIETONG_LEDGER_USER", "u",
                "XIETONG_LEDGER_PASSWORD", "", "XIETONG_LEDGER_PASSWORD_FILE", secret.toString(),
                "XIETONG_LEDGER_DIGEST", "SM3", "XIETONG_WRITER_BATCH_LIMIT", "1",
                "XIETONG_WRITER_QUEUE_LIMIT", "2", "XIETONG_WRITER_PER_ORGANISATION", "3",
                "XIETONG_WRITER_LEASE", "4s", "XIETONG_WRITER_CHECKPOINT_EVERY", "5s"));
        variables.putAll(Map.of(
                "XIETONG_MAILBOX_HEARTBEAT", "6s", "XIETONG_MAILBOX_MAX_STREAM_AGE", "7m",
                "XIETONG_MAILBOX_MAX_STREAMS", "8", "XIETONG_MAILBOX_MAX_SUBSCRIPTIONS", "9",
                "XIETONG_MAILBOX_FRAME", "10", "XIETONG_LIVE_CLUSTER", "c", "XIETONG_LIVE_ADDRESS", "10.0.0.1",
                "XIETONG_LIVE_PORT", "0", "XIETONG_LIVE_MEMBERS", "a:1, b:2"));
        variables.putAll(Map.of(
                "XIETONG_WEB_HOST", "localhost", "XIETONG_WEB_PORT", "8444", "XIETONG_WEB_CERTIFICATE", "tls",
                "XIETONG_WEB_PLAIN", "true", "XIETONG_WEB_FILES", "/srv/pages"));
        variables.put("XIETONG_SERVER_PUBLIC_ENDPOINT", "hub.example:443");
        variables.put("XIETONG_SERVER_NODE_ENDPOINT", "10.0.0.1:8443");
        variables.put("XIETONG_LIVE_ENDPOINT", "10.0.0.3:5702");
        variables.put("XIETONG_LEDGER_DURABILITY", "asynchronous");
        Files.writeString(folder.resolve("duty.secret"), "0123456789abcdef\n");
        Path channels = Files.writeString(folder.resolve("channels.yaml"),
                Files.readString(Trees.config().resolve("channels.example.yaml")));
        variables.putAll(Map.of(
                "XIETONG_OUTBOUND_AFTER", "3s", "XIETONG_OUTBOUND_ATTEMPTS", "4", "XIETONG_OUTBOUND_BACKOFF", "500ms",
                "XIETONG_OUTBOUND_CHANNELS", channels.toString()));
        variables.putAll(Map.of(
                "XIETONG_OPERATIONS_HOST", "10.0.0.2", "XIETONG_OPERATIONS_PORT", "11",
                "XIETONG_OPERATIONS_LEAST_FREE", "1GiB", "XIETONG_OPERATIONS_SURVEY_EVERY", "12s",
                "XIETONG_OPERATIONS_LOG", "json", "XIETONG_OPERATIONS_TRACES", "http://otel:4318/v1/traces",
                "XIETONG_OPERATIONS_TRACES_PERCENT", "13"));
        variables.putAll(Map.of(
                "XIETONG_LIMITS_COMMANDS", "11", "XIETONG_LIMITS_BURST", "12", "XIETONG_LIMITS_QUESTIONS", "13",
                "XIETONG_LIMITS_BYTES", "14KiB", "XIETONG_LIMITS_CALLS", "15", "XIETONG_LIMITS_STREAMS", "16",
                "XIETONG_LIMITS_DOCUMENTS", "17"));
        assertThat(variables.keySet()).containsExactlyInAnyOrderElementsOf(
                Keys.ALL.stream().<String>map(Key::variable).toList());
        assertThat(load(variables).publicEndpoint()).isEqualTo("hub.example:443");
        assertThat(load(variables).hub(Map.of())).isEqualTo(new HubSettings(
                "n2",
                Path.of("/var/d"),
                new HubSettings.Server("0.0.0.0", 9, 64 << 10, 7, 1L << 30, Duration.ofMinutes(2),
                        Duration.ofMillis(300)),
                new LedgerSettings("jdbc:postgresql://db/x", "u", "s3cret", Path.of("/var/d/documents"),
                        Mode.MODE_DRILL, "SM3", true, false),
                new HubSettings.Writer(1, 2, 3, Duration.ofSeconds(4), Duration.ofSeconds(5)),
                new HubSettings.Mailbox(Duration.ofSeconds(6), Duration.ofMinutes(7), 8, 9, 10),
                new LiveSettings("c", "10.0.0.1", 0, "10.0.0.3:5702", List.of("a:1", "b:2")),
                new HubSettings.Outbound(Duration.ofSeconds(3), 4, Duration.ofMillis(500), List.of(
                        new HubSettings.OutboundChannel("POLICE-350623", "https://duty.example/alerts",
                                "0123456789abcdef", List.of(), "https://hub.example/alerts/{id}"),
                        new HubSettings.OutboundChannel("POLICE-360881", "", "",
                                List.of("/usr/local/bin/page", "--priority", "{priority}", "{id}"), ""))),
                new HubSettings.Cluster("10.0.0.1:8443"),
                new HubSettings.Limits(11, 12, 13, 14 << 10, 15, 16, 17),
                new HubSettings.Operations(
                        "10.0.0.2", 11, 1L << 30, Duration.ofSeconds(12), "http://otel:4318/v1/traces", 13),
                new HubSettings.Web("localhost", 8444, "/srv/xietong/tls", true, "/srv/pages"),
                Map.of()));
        assertThat(load(variables).logsJson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "channels: [{organisation: A}]",
        "channels: [{command: [x]}]",
        "channels: [{organisation: A, command: [x], webhook: {url: 'https://x', secret_file: s}}]",
        "channels: [{organisation: A, command: [x]}, {organisation: A, command: [y]}]",
        "channels: [{organisation: A, webhook: {url: 'ftp://x', secret_file: s}}]",
        "channels: [{organisation: A, webhook: {url: 'https://x', secret_file: missing}}]",
        "channels: [{organisation: A, webhook: {url: 'https://x', secret_file: short}}]",
        "channels: [{organisation: A, command: [x], shell: true}]",
        "{}"
    })
    void aWrongChannelIsNamedByItsFile(String text) throws IOException {
        Files.writeString(folder.resolve("short"), "0123");
        Path file = Files.writeString(folder.resolve("wrong.yaml"), text);

        assertThatThrownBy(() -> load(Map.of("XIETONG_OUTBOUND_CHANNELS", file.toString())).hub(Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("wrong.yaml");
    }

    @Test
    void whatIsLeftOutOfAFileKeepsItsDefault() throws IOException {
        assertThat(of("server:\n  port: 1\n").hub(Map.of()).server().port()).isEqualTo(1);
        assertThat(of("").hub(Map.of()).node()).isEqualTo("hub-1");
        assertThat(of("live: {members: [a:1, b:2]}").live().members()).containsExactly("a:1", "b:2");
        assertThat(of("ledger: {url: 'sqlite:other/l.db'}").ledgerReadOnly()).isEqualTo(new LedgerSettings(
                "sqlite:/srv/xietong/other/l.db", "", "", HOME.resolve("other/documents"), null, "SHA-256", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nod: x                        | line 1: unknown key nod; accepted: data, ledger, limits, live, mailbox, mode, node, operations, outbound",
        "server: {prot: 1}             | line 1: unknown key server.prot; accepted: host, idle_timeout,",
        "server: 8443                  | line 1: server is a section: host, idle_timeout",
        "node: {a: b}                  | line 1: node takes a value",
        "server: {port: 70000}         | line 1: server.port: \"70000\"; accepted: 0 to 65535",
        "server: {port: a}             | line 1: server.port: \"a\"; accepted: 0 to 65535",
        "mode: test                    | line 1: mode: \"test\"; accepted: live or drill",
        "writer: {lease: 5}            | accepted: a duration over 0, e.g. 500ms, 15s, 5m, 2h",
        "writer: {lease: 0s}           | accepted: a duration over 0",
        "server: {max_message: 1MB}    | accepted: a size over 0, e.g. 4096, 256KiB, 4MiB, 1GiB",
        "server: {max_message: 3GiB}   | at most 1073741824 bytes",
        "ledger: {digest: MD5}         | accepted: SHA-256 or SM3",
        "ledger: {url: 'jdbc:h2:x'}    | accepted: \"\", sqlite:<file> or jdbc:postgresql://",
        "live: {members: [a]}          | accepted: host:port entries",
        "server: {public_endpoint: a}  | accepted: \"\" or host:port",
        "mailbox: {heartbeat: 60s}     | server.idle_timeout: more than mailbox.heartbeat",
        "node: [                       | no YAML",
        "- a                           | keys with values are accepted",
        "operations: {log: xml}        | accepted: text or json",
        "operations: {traces: otel:1}  | accepted: \"\" or an http or https address",
        "node: 'a b'                   | accepted: 1 to 64 characters",
    })
    void refusesWithPlaceKeyAndWhatIsAccepted(String yaml, String message) {
        assertThatThrownBy(() -> of(yaml))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void namesTheLineOfAMistakeBelow() {
        assertThatThrownBy(() -> of("node: a\n\nserver:\n  # x\n  prot: 1\n")).hasMessageContaining("hub.yaml line 5:");
        assertThatThrownBy(() -> of("node: a\nnode: b\n")).hasMessageContaining("line 2: node is there twice");
    }

    @Test
    void refusesVariablesThatMeanNothing() {
        assertThatThrownBy(() -> load(Map.of("XIETONG_SERVER_PROT", "1")))
                .hasMessageContaining("unknown variable XIETONG_SERVER_PROT")
                .hasMessageContaining("XIETONG_SERVER_PORT");
        assertThatThrownBy(() -> load(Map.of("XIETONG_SERVER_PORT", "x")))
                .hasMessageContaining("XIETONG_SERVER_PORT: server.port: \"x\"; accepted");
        load(Map.of("XIETONG_HOME", "/x", "XIETONG_OPTS", "-Xmx1g", "XIETONG_LOG", "debug", "PATH", "/bin"));
    }

    @Test
    void secretsAreNeverShown() {
        Configuration configuration = load(Map.of("XIETONG_LEDGER_PASSWORD", "s3cret"));
        assertThat(configuration.ledger().password()).isEqualTo("s3cret");
        assertThat(configuration.toString()).doesNotContain("s3cret").contains("ledger.password=***");
        assertThatThrownBy(() -> load(Map.of("XIETONG_LEDGER_PASSWORD", "s3cret", "XIETONG_LEDGER_PASSWORD_FILE", "f")))
                .hasMessageContaining("only one of")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> load(Map.of("XIETONG_LEDGER_PASSWORD_FILE", "/not/there")).ledger())
                .hasMessageContaining("/not/there cannot be read");
    }

    @Test
    void aMissingFileIsAMistakeAndSaysHowToNameTheFolder() {
        assertThatThrownBy(() -> Configuration.load(new Places(HOME, folder.resolve("none")), Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("XIETONG_CONFIG");
    }

    @Test
    void theEndpointForThisMachineIsNotAWildcard() {
        assertThat(load(Map.of("XIETONG_SERVER_HOST", "0.0.0.0")).endpoint()).isEqualTo("127.0.0.1:8443");
        assertThat(load(Map.of("XIETONG_SERVER_HOST", "10.1.1.1")).endpoint()).isEqualTo("10.1.1.1:8443");
    }

    private static Configuration load(Map<String, String> variables) {
        return Configuration.load(new Places(HOME, Trees.config()), variables);
    }

    private Configuration of(String yaml) throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), yaml);
        return Configuration.load(new Places(HOME, folder), Map.of());
    }

    private static String text() throws IOException {
        return Files.readString(Trees.config().resolve("hub.yaml"));
    }
}
