// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.DocumentRef;

/** Health and figures of a hub that works, as its neighbours and its operator read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";

    @TempDir
    static Path folder;

    private TestHub hub;
    private DocumentRef paper;

    @BeforeAll
    void start() throws Exception {
        hub = TestHub.start(folder, s -> s.with(new HubSettings.Operations(
                "127.0.0.1", 0, 1, Duration.ofMillis(50), "", 0)));
        paper = Matters.paper(hub.as(SENDER));
        Await.until("it is ready", () -> Pages.plain(hub, "/health/ready").statusCode() == 200);
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void health_answers_strangers_on_the_hubs_port_and_nothing_else_does() throws Exception {
        for (String page : List.of("/health/live", "/health/ready")) {
            Pages.Answer answer = Pages.tls(hub, page);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.head()).contains(
                    "content-type: application/json", "cache-control: no-store", "content-security-policy: ");
            JsonObject said = new JsonObject(answer.body());
            assertThat(said.getString("status")).isEqualTo(page.substring("/health/".length()));
            assertThat(said.getJsonArray("checks")).isNotEmpty().allSatisfy(check -> {
                assertThat(((JsonObject) check).getBoolean("passed")).isTrue();
                assertThat(((JsonObject) check).getString("reason")).isNotBlank();
            });
            assertThat(answer.body()).doesNotContain(SENDER, RECIPIENT);
        }
        assertThat(new JsonObject(Pages.tls(hub, "/health/ready").body()).getJsonArray("checks").stream()
                .map(check -> ((JsonObject) check).getString("name")))
                .containsExactly("draining", "writer", "ledger", "disk", "watch orders");
        for (String page : List.of("/", "/metrics", "/health", "/health/", "/health/ready/x", "/v1/hub")) {
            assertThat(Pages.tls(hub, page).status()).as(page).isEqualTo(404);
        }
    }

    @Test
    void the_operators_address_shows_health_and_metrics_and_nothing_else() {
        assertThat(Pages.plain(hub, "/health/live").statusCode()).isEqualTo(200);
        assertThat(Pages.plain(hub, "/metrics").statusCode()).isEqualTo(200);
        assertThat(Pages.plain(hub, "/").statusCode()).isEqualTo(404);
    }

    @Test
    void grpc_health_says_what_ready_says() {
        assertThat(served(hub, "")).isTrue();
        assertThat(served(hub, "xietong.v1.MailboxService")).isTrue();
    }

    /** By the standard health service, whose request holds a service's name as StringValue does; SERVING is 1. */
    private static boolean served(TestHub of, String service) {
        byte[] answer = Wire.call(of.as(SENDER).channel(), "grpc.health.v1.Health/Check", StringValue.of(service)).only();
        assertThat(answer).hasSize(2).startsWith(8);
        return answer[1] == 1;
    }

    @Test
    void every_figure_is_one_of_the_table_and_says_what_happened() throws Exception {
        HubClient court = hub.as(SENDER);
        var request = Matters.other(paper, RECIPIENT, "figures-1");
        court.entrustments().submit(request);
        court.entrustments().submit(request);
        assertThatThrownBy(() -> court.entrustments().submit(Matters.other(paper, "没有", "figures-2")))
                .isInstanceOf(HubRefusal.class);
        String alert = raised();
        try (var stream = Frames.open(hub.as(RECIPIENT).channel(), Frames.named("figures").build());
                var stranger = new Socket("127.0.0.1", hub.hub().port())) {
            stranger.getOutputStream().write("no TLS at all\r\n\r\n".getBytes());
            stranger.getInputStream().read();
            stream.opened();
            Await.until("the item is on its way and behind", () -> {
                Map<String, Double> figures = figures();
                return value(figures, "xietong_items_total") >= 1
                        && value(figures, "xietong_mailbox_lag_items{kind=\"court\"") >= 1
                        && value(figures, "xietong_alert_oldest_unacknowledged_seconds") > 0
                        && value(figures, "xietong_connections_refused_total{reason=\"handshake\"") >= 1;
            });
        }
        Map<String, Double> figures = figures();
        String submit = "xietong_commands_total{command=\"EntrustmentService/Submit\",outcome=";
        assertThat(value(figures, submit + "\"accepted\"")).isEqualTo(1);
        assertThat(value(figures, submit + "\"repeated\"")).isEqualTo(1);
        assertThat(value(figures, submit + "\"REASON_")).isEqualTo(1);
        assertThat(value(figures, "xietong_calls_total{method=\"EntrustmentService/Submit\"")).isEqualTo(3);
        assertThat(value(figures, "xietong_calls_refused_total{method=\"EntrustmentService/Submit\"")).isEqualTo(1);
        assertThat(value(figures, "xietong_commit_seconds_count")).isPositive();
        assertThat(value(figures, "xietong_commit_commands_sum")).isPositive();
        assertThat(value(figures, "xietong_sightings_total{verdict=\"match\"")).isEqualTo(1);
        assertThat(value(figures, "xietong_alerts_unacknowledged")).isEqualTo(1);
        assertThat(value(figures, "xietong_writer ")).isEqualTo(1);
        assertThat(value(figures, "xietong_connections ")).isPositive();
        assertThat(value(figures, "xietong_healthy{check=\"watch_orders\"")).isEqualTo(1);
        assertThat(value(figures, "xietong_cluster_members")).isEqualTo(1);
        assertThat(value(figures, "xietong_disk_free_bytes")).isPositive();
        assertThat(value(figures, "xietong_ledger_position")).isEqualTo(hub.hub().writer().heads().position());

        hub.as(Watching.POLICE).alerts().acknowledge(Watching.acknowledge(alert, "figures-ack"));
        assertThat(value(figures(), "xietong_alerts_unacknowledged")).isZero();
        assertThat(hub.administrator().admin().hub().getCountersMap())
                .containsEntry("sightings.match", 1L)
                .containsEntry("commands.EntrustmentService/Submit.accepted", 1L);

        Set<String> shown = families(Pages.plain(hub, "/metrics").body());
        Set<String> known = Arrays.stream(Metric.values()).map(Metric::family).collect(Collectors.toSet());
        assertThat(shown).isSubsetOf(known);
        // What did not happen in this test is not shown yet.
        assertThat(shown).containsAll(known.stream()
                .filter(family -> !Set.of("xietong_outbound_total", "xietong_events_total").contains(family))
                .toList());
        assertThat(Pages.plain(hub, "/metrics").body()).contains("jvm_memory_used_bytes")
                .doesNotContain(SENDER, RECIPIENT, Matters.DEBTOR.getName(), Matters.DEBTOR.getIdentifier());
    }

    @Test
    void a_hub_that_lacks_room_is_alive_but_not_ready_and_says_why(@TempDir Path full) throws Exception {
        try (TestHub crammed = TestHub.start(full, s -> s.with(new HubSettings.Operations(
                "127.0.0.1", 0, Long.MAX_VALUE, Duration.ofMinutes(1), "", 0)))) {
            Await.until("the disk was looked at", () -> Pages.plain(crammed, "/health/ready").body().contains("MiB free"));
            Pages.Answer ready = Pages.tls(crammed, "/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("not ready");
            assertThat(Pages.tls(crammed, "/health/live").status()).isEqualTo(200);
            assertThat(served(crammed, "")).isFalse();
        }
    }

    private String raised() throws Exception {
        Watching.watched(hub, "figures-watch");
        Watching.seen(hub.as(Watching.POLICE), Watching.digest(Watching.key(folder), Watching.DEBTOR));
        return hub.as(Watching.COURT).alerts().list(xietong.v1.AlertBox.ALERT_BOX_OPEN)
                .findFirst().orElseThrow().getId();
    }

    /** Every sample by its name with labels. */
    private Map<String, Double> figures() {
        var figures = new TreeMap<String, Double>();
        Pages.plain(hub, "/metrics").body().lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> figures.put(
                        line.substring(0, line.lastIndexOf(' ') + 1),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return figures;
    }

    /** Sum of the samples that begin so. */
    private static double value(Map<String, Double> figures, String begin) {
        return figures.entrySet().stream()
                .filter(e -> e.getKey().startsWith(begin))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Names of ours; the greatest value of a timer or summary is a series beside it. */
    private static Set<String> families(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE xietong_"))
                .map(line -> line.split(" ")[2])
                .map(name -> name.replaceAll("_max$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_table_of_the_docs_is_that_of_the_program() throws IOException {
        Path file = Path.of(System.getProperty("xietong.root", "../..")).resolve("docs/operations.md");
        String begin = "<!-- metrics: made of xietong.hub.Metric -->\n";
        String end = "<!-- end of metrics -->";
        String text = Files.readString(file);
        String table = "| name | kind | labels | what it says |\n|---|---|---|---|\n"
                + Arrays.stream(Metric.values()).map(Metric::row).collect(Collectors.joining("\n")) + "\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (Boolean.getBoolean("xietong.write")) {
            Files.writeString(file, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).as("-Dxietong.write=true writes it").isEqualTo(table);
        }
    }
}
