// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;

/** Connections that no honest client makes. They are closed, or told why; others notice nothing. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileConnectionTest {
    /** Longer than the hub waits for a handshake. */
    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    @TempDir
    private static Path folder;

    private static Siege siege;
    private static SSLContext known;

    @BeforeAll
    static void begin() throws Exception {
        siege = new Siege(folder);
        known = Raw.tls(siege.site.bundle(Siege.HOSTILE));
    }

    @AfterAll
    static void end() {
        try (Siege ending = siege) {
            ending.survived();
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), siege.site.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static SSLSocket secure() throws Exception {
        SSLSocket socket = (SSLSocket) known.getSocketFactory().createSocket(connect(), "localhost",
                siege.site.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Sends, and reads until the other side closes; gives what it said. */
    private static String closedAfter(Socket socket, byte[]... parts) throws IOException {
        try (socket) {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection was not closed", e);
        } catch (SocketException | SSLException e) {
            return "";
        }
    }

    @Test
    void randomBytesOnThePortCloseTheConnection() throws Exception {
        int connections = Size.of("connections with random bytes", 50, 1_000);
        Random random = Size.random();
        siege.withstands("random bytes", () -> {
            for (int i = 0; i < connections; i++) {
                byte[] garbage = new byte[1_000 + random.nextInt(60_000)];
                random.nextBytes(garbage);
                // The first byte of a handshake would only make the hub wait for more.
                garbage[0] |= (byte) 0x80;
                closedAfter(connect(), garbage);
            }
        });
    }

    @Test
    void plaintextIsNotServed() throws Exception {
        siege.withstands("plaintext", () -> {
            String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(closedAfter(connect(), request.getBytes(StandardCharsets.US_ASCII)))
                    .doesNotContain("HTTP/1.1 200");
            assertThat(closedAfter(connect(), PREFACE, SETTINGS)).doesNotContain("xietong");
        });
    }

    @Test
    void garbageAfterTheHandshakeClosesTheConnection() throws Exception {
        int connections = Size.of("connections with garbage in TLS", 20, 500);
        Random random = Size.random();
        siege.withstands("garbage in TLS", () -> {
            for (int i = 0; i < connections; i++) {
                byte[] garbage = new byte[5_000];
                random.nextBytes(garbage);
                closedAfter(secure(), garbage);
                // A frame of 16 MB that begins, after a proper start.
                closedAfter(secure(), PREFACE, SETTINGS, new byte[] {-1, -1, -1, 0, 0, 0, 0, 0, 1}, garbage);
            }
        });
    }

    @Test
    void framesThatBreakOffAreForgotten() throws Exception {
        int connections = Size.of("connections that break off", 50, 1_000);
        siege.withstands("frames that break off", () -> {
            for (int i = 0; i < connections; i++) {
                try (SSLSocket socket = secure()) {
                    socket.getOutputStream().write(PREFACE);
                    socket.getOutputStream().write(SETTINGS);
                    socket.getOutputStream().write(new byte[] {0, 1, 0, 1, 4, 0, 0, 0, 1, 0x12, 0x34});
                }
            }
        });
    }

    @Test
    void aMessageThatIsLongerThanItsStreamIsRefused() throws Exception {
        siege.withstands("lying lengths", () -> {
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(known)
                    .version(HttpClient.Version.HTTP_2)
                    .build();
            for (byte[] body : new byte[][] {{0, 0, 0, 1, 0, 1, 2, 3}, {0, 0x7f, -1, -1, -1, 1}, {0, 0}, {}, {7}}) {
                HttpResponse<byte[]> response = null;
                try {
                    response = http.send(HttpRequest.newBuilder(URI.create(
                                    "https://localhost:" + siege.site.port() + "/xietong.v1.EntrustmentService/Submit"))
                            .header("content-type", "application/grpc")
                            .timeout(Duration.ofSeconds(20))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(), HttpResponse.BodyHandlers.ofByteArray());
                } catch (HttpTimeoutException e) {
                    throw new AssertionError("neither answered nor ended: " + Arrays.toString(body), e);
                } catch (IOException e) {
                    // The stream was reset: as good as an answer.
                }
                if (response != null) {
                    assertThat(response.headers().firstValue("grpc-status")).isNotEqualTo(Optional.of("0"));
                    assertThat(response.body()).isEmpty();
                }
            }
        });
    }

    @Test
    void idleConnectionsCostLittle() throws Exception {
        int connections = Size.of("idle connections", 400, 10_000);
        siege.withstands("idle connections, half of them after the handshake", () -> {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    idle.add(i % 2 == 0 ? connect() : secure());
                }
                // Others still get in.
                assertThat(siege.site.another(Siege.HEALTHY).directory().get("京0117").getName()).isNotEmpty();
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        });
    }

    @Test
    void aClientThatOpensThousandsOfStreamsGetsItsShareAndRefusals() throws Exception {
        int streams = Size.of("streams of one client", 500, 5_000);
        siege.withstands("thousands of streams", () -> {
            Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
            AtomicInteger answered = new AtomicInteger();
            List<ClientCall<?, ?>> calls = new ArrayList<>();
            var channel = siege.site.another(Siege.HOSTILE).channel();
            for (int i = 0; i < streams; i++) {
                var call = channel.newCall(MailboxServiceGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
                calls.add(call);
                call.start(listener(outcomes, answered), new Metadata());
                call.sendMessage(MailboxServiceSubscribeRequest.newBuilder().setSubscription("s-" + i).build());
                call.halfClose();
                call.request(10);
            }
            Await.until("an answer on every stream", () -> answered.get() >= streams);
            System.out.println("streams: " + outcomes);
            assertThat(outcomes.keySet())
                    .containsExactlyInAnyOrder("opened", "RESOURCE_EXHAUSTED REASON_QUOTA_EXCEEDED");
            assertThat(outcomes.get("opened").get()).isBetween(1, 200);
            calls.forEach(call -> call.cancel("enough", null));
        });
    }

    private static ClientCall.Listener<MailboxServiceSubscribeResponse> listener(
            Map<String, AtomicInteger> outcomes, AtomicInteger answered) {
        return new ClientCall.Listener<>() {
            private boolean first = true;

            private void count(String outcome) {
                if (first) {
                    first = false;
                    outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
                    answered.incrementAndGet();
                }
            }

            @Override
            public void onMessage(MailboxServiceSubscribeResponse message) {
                count("opened");
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                var answer = Raw.Answer.of(status, trailers);
                count(answer.code() + " " + answer.reason());
            }
        };
    }
}
