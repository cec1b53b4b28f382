// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceConfirmDisplayedRequest;

/** What no terminal has shown in time is called out, over a real HTTP server and by a real program. */
class OutboundTest {
    private static final String SECRET = "a secret of this test";
    private static final String LINK = "https://hub.example/alerts/{id}";

    @TempDir
    Path folder;

    /** What the server heard. */
    private record Heard(String key, String time, String signature, String body) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean silent;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/duty", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        stuck.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(headers.getFirst("Xietong-Key"), headers.getFirst("Xietong-Time"),
                headers.getFirst("Xietong-Signature"), body));
        if (silent) {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        boolean refuse = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
        exchange.close();
    }

    private HubSettings.OutboundChannel webhook() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/duty";
        return new HubSettings.OutboundChannel(Watching.POLICE, url, SECRET, List.of(), LINK);
    }

    private TestHub start(Duration after, int attempts, HubSettings.OutboundChannel channel) {
        return TestHub.start(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(),
                new HubSettings.Outbound(after, attempts, Duration.ofMillis(20), List.of(channel)), s.initialRules()));
    }

    /** An alert that nobody shows. */
    private String raised(TestHub hub, String requestId) throws Exception {
        Watching.watched(hub, requestId);
        Watching.seen(hub.as(Watching.POLICE), Watching.digest(Watching.key(folder), Watching.DEBTOR));
        return hub.as(Watching.COURT).alerts().list(AlertBox.ALERT_BOX_OPEN).findFirst().orElseThrow().getId();
    }

    private static long counted(TestHub hub, String what) {
        return hub.administrator().admin().hub().getCountersMap().getOrDefault("outbound." + what, 0L);
    }

    private static String signature(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_alert_that_no_terminal_shows_is_posted_signed_without_anything_personal_until_it_is_taken_or_given_up()
            throws Exception {
        refusals.set(2);
        try (TestHub hub = start(Duration.ofMillis(300), 3, webhook())) {
            Await.until("the channel is there", () -> hub.hub().ledger().subscription(Watching.POLICE, ":outbound").isPresent());
            String alert = raised(hub, "w-1");
            Await.until("it was taken", () -> counted(hub, "called") == 1);

            assertThat(heard).hasSize(3);
            assertThat(heard).extracting(Heard::key).containsOnly(heard.get(0).key());
            Heard last = heard.get(2);
            assertThat(last.body()).isEqualTo("{\"id\":\"" + alert + "\",\"priority\":"
                    + hub.as(Watching.COURT).alerts().get(alert).getPriority()
                    + ",\"kind\":\"alert.raised\",\"link\":\"https://hub.example/alerts/" + alert + "\"}");
            assertThat(last.signature()).isEqualTo(signature(last.key() + "\n" + last.time() + "\n" + last.body()));
            assertThat(counted(hub, "failed")).isEqualTo(2);
            assertThat(hub.as(Watching.POLICE).mailbox().subscriptions()).as("the hub's own is no terminal").isEmpty();
            assertThat(hub.as(Watching.COURT).alerts().unconfirmed(alert)).allMatch(u -> u.getTerminal().isEmpty());

            refusals.set(3);
            raised(hub, "w-2");
            Await.until("it is given up", () -> counted(hub, "given_up") == 1);
            raised(hub, "w-3");
            Await.until("the next one is called", () -> counted(hub, "called") == 2);
            assertThat(heard).hasSize(7);
            assertThat(hub.verify().isWhole()).isTrue();
        }
    }

    @Test
    void what_a_terminal_has_shown_in_time_is_not_called_and_what_came_before_the_channel_neither() throws Exception {
        try (TestHub hub = start(Duration.ofMillis(100), 8, new HubSettings.OutboundChannel(
                "GRID-110117", "", "", List.of("/bin/true"), ""))) {
            raised(hub, "w-old");
        }
        try (TestHub hub = start(Duration.ofSeconds(2), 8, webhook())) {
            Await.until("the channel is there", () -> hub.hub().ledger()
                    .subscription(Watching.POLICE, ":outbound").filter(s -> s.cursor() > 0).isPresent());
            HubClient police = hub.as(Watching.POLICE);
            try (var in = police.subscription("duty").start(item -> { })) {
                raised(hub, "w-1");
                long head = hub.hub().ledger().mailboxHead(Watching.POLICE);
                police.alerts().confirmDisplayed(AlertServiceConfirmDisplayedRequest.newBuilder()
                        .setHeader(Watching.police("d-1"))
                        .setTerminal("duty")
                        .setEpoch(hub.hub().ledger().info().mailboxEpoch())
                        .setSeq(head)
                        .build());
                Await.until("its time is over", () -> counted(hub, "confirmed") > 0);
            }
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void a_call_that_is_due_is_made_after_a_restart_and_one_that_was_cut_off_is_repeated_under_its_key() throws Exception {
        silent = true;
        try (TestHub hub = start(Duration.ofMillis(200), 8, webhook())) {
            Await.until("the channel is there", () -> hub.hub().ledger().subscription(Watching.POLICE, ":outbound").isPresent());
            String alert = raised(hub, "w-1");
            Await.until("the call is under way", () -> heard.size() == 1);
            // Neither commands nor streams wait for a server that says nothing.
            hub.as(Watching.POLICE).alerts().acknowledge(Watching.acknowledge(alert, "a-1"));
            hub.stopped(() -> silent = false);
            Await.until("it is called", () -> counted(hub, "called") == 1);

            assertThat(heard).hasSize(2);
            assertThat(heard.get(1).key()).isEqualTo(heard.get(0).key());
            assertThat(heard.get(1).body()).isEqualTo(heard.get(0).body());
            hub.restart();
            raised(hub, "w-2");
            Await.until("the next one is called", () -> counted(hub, "called") == 1);
            assertThat(heard).as("and the first not again").hasSize(3);
        }
    }

    @Test
    void a_program_is_started_with_what_it_needs_to_know() throws Exception {
        Path script = Files.writeString(folder.resolve("page.sh"), """
                #!/bin/sh
                echo "$1 $XIETONG_ALERT_ID $XIETONG_ALERT_KIND $XIETONG_ALERT_PRIORITY $XIETONG_ALERT_LINK" >> "$2"
                """);
        Path calls = folder.resolve("calls.txt");
        var channel = new HubSettings.OutboundChannel(Watching.POLICE, "", "",
                List.of("/bin/sh", script.toString(), "{id}", calls.toString()), LINK);
        try (TestHub hub = start(Duration.ofMillis(100), 8, channel)) {
            Await.until("the channel is there", () -> hub.hub().ledger().subscription(Watching.POLICE, ":outbound").isPresent());
            String alert = raised(hub, "w-1");
            Await.until("it is called", () -> counted(hub, "called") == 1);

            assertThat(calls).hasContent(alert + " " + alert + " alert.raised "
                    + hub.as(Watching.COURT).alerts().get(alert).getPriority() + " https://hub.example/alerts/" + alert);
        }
    }
}
