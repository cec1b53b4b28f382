// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.identity.Identity;
import xietong.live.Live;
import xietong.live.LiveSettings;

/** What someone without credentials finds who tries every port of the hub: health, and nothing else that answers. */
@Timeout(180)
class OutsiderTest {
    private static final String COURT = "京0117";
    private static final String LOOPBACK = "0100007F";

    @TempDir
    static Path folder;

    @TempDir
    static Path elsewhere;

    private static Map<Integer, String> before;
    private static TestHub hub;
    private static Map<String, Channel> outsiders;
    private static int own;
    private static int second;
    private static final List<ManagedChannel> CHANNELS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        before = listening();
        List<Integer> ports = FreePorts.take(2);
        own = ports.get(0);
        second = ports.get(1);
        hub = TestHub.start(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), member(own), s.initialRules()));
        hub.as(COURT);
        outsiders = outsiders();
    }

    @AfterAll
    static void close() {
        CHANNELS.forEach(ManagedChannel::shutdownNow);
        hub.close();
    }

    /** Ports on which this process listens, with the addresses in the kernel's own writing. */
    private static Map<Integer, String> listening() throws IOException {
        var inodes = new HashMap<String, Boolean>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : open.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.put(target.substring(8, target.length() - 1), true);
                    }
                } catch (IOException e) {
                    // Closed meanwhile.
                }
            }
        }
        var ports = new TreeMap<Integer, String>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net/" + table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[3].equals("0A") && inodes.containsKey(columns[9])) {
                    String[] local = columns[1].split(":");
                    ports.put(Integer.parseInt(local[1], 16), local[0]);
                }
            }
        }
        return ports;
    }

    /** Those of the hub: its own, and that of the members. */
    private static Map<Integer, String> ports() throws IOException {
        Map<Integer, String> now = listening();
        now.keySet().removeAll(before.keySet());
        return now;
    }

    /** As the configuration of each of two nodes says. */
    private static LiveSettings member(int port) {
        return new LiveSettings(
                "outsiders-" + own, "127.0.0.1", port, List.of("127.0.0.1:" + own, "127.0.0.1:" + second));
    }

    private static Path authority() {
        return hub.hub().identity().administratorBundle().resolve("ca.pem");
    }

    private static Channel channel(TlsChannelCredentials.Builder tls) throws IOException {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "127.0.0.1:" + hub.hub().port(), tls.trustManager(authority().toFile()).build())
                .overrideAuthority(Identity.AUTHORITY)
                .disableRetry()
                .build();
        CHANNELS.add(channel);
        return channel;
    }

    private static Channel with(String name, String certificate, KeyPair key) throws IOException {
        Path files = Files.createDirectories(elsewhere.resolve(name));
        Files.writeString(files.resolve("cert.pem"), certificate);
        Files.writeString(files.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        return channel(TlsChannelCredentials.newBuilder()
                .keyManager(files.resolve("cert.pem").toFile(), files.resolve("key.pem").toFile()));
    }

    /** Every way of having no credentials that count. */
    private static Map<String, Channel> outsiders() throws IOException {
        KeyPair key = Identity.newKey();
        byte[] der = key.getPublic().getEncoded();
        Identity own = hub.hub().identity();
        Instant now = Instant.now();
        var outsiders = new LinkedHashMap<String, Channel>();
        outsiders.put("no certificate", channel(TlsChannelCredentials.newBuilder()));
        outsiders.put("another authority's", with("foreign",
                Identity.initialise(elsewhere.resolve("other"), List.of()).issue(COURT, der, now), key));
        outsiders.put("a key that the directory does not list", with("unlisted", own.issue(COURT, der, now), key));
        outsiders.put("an organisation that is not there", with("unknown", own.issue("无此院", der, now), key));
        // Of a key that the directory lists, so that nothing but the time is wrong.
        outsiders.put("an expired one", with("expired",
                own.issue(COURT, hub.publicKey(COURT).getEncoded(), now.minus(Duration.ofDays(1_000))),
                new KeyPair(hub.publicKey(COURT), hub.key(COURT))));
        outsiders.put("one that is not good yet", with("early",
                own.issue(COURT, hub.publicKey(COURT).getEncoded(), now.plus(Duration.ofDays(10))),
                new KeyPair(hub.publicKey(COURT), hub.key(COURT))));
        return outsiders;
    }

    @Test
    void the_hub_listens_on_its_own_port_and_the_members_on_loopback_and_on_no_other() throws Exception {
        assertThat(ports()).containsOnlyKeys(hub.hub().port(), own);
        assertThat(ports().values()).allMatch(address -> address.endsWith(LOOPBACK), "on 127.0.0.1");
    }

    @Test
    void no_method_answers_an_outsider_but_health() throws Exception {
        var methods = Served.methods(hub.administrator().channel());
        assertThat(methods).hasSizeGreaterThan(100);
        for (var outsider : outsiders.entrySet()) {
            for (var method : methods.values()) {
                requireRefused(outsider.getKey(), Wire.call(outsider.getValue(), method.getFullMethodName(),
                        method.getType(), new Metadata(), List.of(new byte[0])));
            }
            for (String other : List.of("xietong.v1.EntrustmentService/NoSuch", "a/b", "xietong.store.v1.Timer/Fire")) {
                requireRefused(outsider.getKey(), Wire.call(outsider.getValue(), other, new byte[0]));
            }
            requireRefused(outsider.getKey(), Served.ask(outsider.getValue()));
        }
        assertThat(Wire.call(outsiders.get("no certificate"), "grpc.health.v1.Health/Check", new byte[0]).accepted())
                .isTrue();
    }

    /** At the call, or already at the handshake. */
    private static void requireRefused(String outsider, Wire.Answer answer) {
        assertThat(answer.messages()).as("%s: %s", outsider, answer).isEmpty();
        assertThat(answer.status().getCode())
                .as("%s: %s", outsider, answer)
                .isIn(Status.Code.UNAUTHENTICATED, Status.Code.UNAVAILABLE);
    }

    @Test
    void over_http_there_is_nothing() throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build();
        for (String path : List.of("/", "/index.html", "/metrics", "/health", "/actuator", "/v1/hub", "/favicon.ico",
                "/xietong.v1.AdminService/GetHub", "/.well-known/security.txt", "/../data/identity/ca-key.pem")) {
            for (String method : List.of("GET", "POST", "OPTIONS", "PUT")) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + hub.hub().port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(404);
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void without_tls_neither_port_says_a_word_of_what_it_is() throws Exception {
        List<byte[]> openings = Stream.of("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HELP\n")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
        for (int port : ports().keySet()) {
            for (byte[] opening : openings) {
                String said = said(port, opening);
                assertThat(said).as("port %d", port)
                        .doesNotContainIgnoringCase("xietong").doesNotContain("HTTP/1.1 200").doesNotContain("京");
            }
        }
    }

    private static String said(int port, byte[] opening) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(opening);
            byte[] buffer = new byte[4_096];
            int read = socket.getInputStream().read(buffer);
            return read < 0 ? "" : new String(Arrays.copyOf(buffer, read), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** It knows the address, the port and the name in the configuration, but is not of this ledger. */
    @Test
    void a_member_that_does_not_belong_to_the_ledger_does_not_get_in() throws Exception {
        String known = "127.0.0.1:" + own;
        assertThat(hub.hub().live().members()).containsExactly(known);
        try (Live foreign = Live.start(member(second))) {
            foreign.put("r", new Live.Status("x", "y", 1, 1, List.of("z")));
            assertThat(foreign.members()).hasSize(1).doesNotContain(known);
            assertThat(hub.hub().live().members()).containsExactly(known);
            assertThat(hub.hub().live().status("r")).isEmpty();
        }
        try (Live ours = Live.start(member(second).of(hub.hub().ledger().info().id()))) {
            Await.until("one of this ledger does", () -> ours.members().size() == 2);
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(authority())) {
            trust.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusting.getTrustManagers(), null);
        return context;
    }
}
