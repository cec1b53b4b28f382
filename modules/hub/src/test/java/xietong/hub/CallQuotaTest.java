// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.identity.Tokens;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceListResponse;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MatterBox;

/** Calls under way and answers that nobody takes are bounded for each organisation; what has ended is not counted. */
class CallQuotaTest {
    private static final String COURT = "津0119";
    private static final String FETCH = "xietong.v1.MailboxService/Fetch";
    private static final String LIST = "xietong.v1.EntrustmentService/List";
    private static final byte[] ALL = MailboxServiceFetchRequest.newBuilder().setLimit(500).build().toByteArray();
    /** More than an organisation may have under way. */
    private static final int MANY = 700;
    private static final int MATTERS = 150;
    /** What a reader who takes nothing may cost: 16 MB of answers, as much in buffers, and what is being rendered. */
    private static final long LITTLE = 96L << 20;

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        DocumentRef paper = Matters.paper(hub.as("京0117"));
        Flood.send(hub.as("京0117"), MATTERS, i -> Matters.large(paper, COURT, "large-" + i));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** Begins a call and takes nothing of its answer but its end. */
    private static ClientCall<byte[], byte[]> begin(
            Channel channel, String method, byte[] message, ConcurrentLinkedQueue<Wire.Answer> ends) {
        ClientCall<byte[], byte[]> call =
                channel.newCall(Wire.method(method, MethodType.BIDI_STREAMING), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ends.add(new Wire.Answer(method, List.of(), status, trailers));
                    }
                },
                new Metadata());
        if (message != null) {
            call.sendMessage(message);
            call.halfClose();
        }
        return call;
    }

    private static void requireAnswered(String organisation) {
        Channel channel = hub.as(organisation).channel();
        Await.until(organisation + " is answered", () -> Wire.call(channel, FETCH, ALL).accepted());
    }

    private static void requireOverloaded(Wire.Answer answer) {
        assertThat(answer.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(answer.reason()).isEqualTo("REASON_OVERLOADED");
        assertThat(Long.parseLong(answer.metadata().get("retry_after_ms"))).isPositive();
    }

    @Test
    void answers_that_a_court_does_not_take_are_bounded_and_cost_others_nothing() {
        long each = Wire.call(hub.as(COURT).channel(), FETCH, ALL).only().length;
        assertThat(MANY * each).as("enough to be seen").isGreaterThan(3 * LITTLE);
        for (int round = 0; round < 3; round++) {
            long before = Memory.used();
            var ends = new ConcurrentLinkedQueue<Wire.Answer>();
            try (HubClient stopped = hub.another(COURT)) {
                var calls = new ArrayList<ClientCall<byte[], byte[]>>();
                for (int i = 0; i < MANY; i++) {
                    calls.add(begin(stopped.channel(), FETCH, ALL, ends));
                }
                Await.until("nearly all are refused", () -> ends.size() > MANY * 9 / 10);
                ends.forEach(CallQuotaTest::requireOverloaded);
                long grown = Memory.used() - before;
                System.out.printf("%d answers of %,d KiB not taken: memory grew by %,d KiB%n",
                        MANY, each >> 10, grown >> 10);
                assertThat(grown).isLessThan(LITTLE);
                requireAnswered("京0117");
                if (round % 2 == 0) {
                    calls.forEach(call -> call.cancel("enough", null));
                } else {
                    ((io.grpc.ManagedChannel) stopped.channel()).shutdownNow();
                }
                requireAnswered(COURT);
            }
        }
    }

    @Test
    void calls_under_way_are_bounded_and_those_that_are_cancelled_are_not_counted() {
        for (int round = 0; round < 2; round++) {
            var ends = new ConcurrentLinkedQueue<Wire.Answer>();
            var calls = new ArrayList<ClientCall<byte[], byte[]>>();
            try (HubClient many = hub.another(COURT)) {
                for (int i = 0; i < MANY; i++) {
                    calls.add(begin(many.channel(), i % 2 == 0 ? FETCH : LIST, null, ends));
                }
                Await.until("some are refused", () -> !ends.isEmpty());
                ends.forEach(CallQuotaTest::requireOverloaded);
                requireOverloaded(Wire.call(hub.as(COURT).channel(), FETCH, ALL));
                requireAnswered("京0117");
                assertThat(ends.size()).isLessThan(MANY / 2);
                calls.forEach(call -> call.cancel("enough", null));
                requireAnswered(COURT);
            }
        }
    }

    @Test
    void messages_that_break_off_leave_nothing_behind() throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trusting(hub.hub().identity().administratorBundle().resolve("ca.pem")))
                .version(HttpClient.Version.HTTP_2)
                .build();
        String token = new Tokens(hub.hub().identity()).issue("冀1082", Instant.now(), Duration.ofMinutes(10));
        byte[][] bodies = {{0, 0, 0, 1, 0, 1, 2, 3}, {0, 0x7f, -1, -1, -1, 1}, {0, 0}, {}, {0, 0, 0, 0, 1, -1}};
        List<String> methods = List.of(FETCH, LIST, "xietong.v1.EntrustmentService/Submit",
                "xietong.v1.DocumentService/Upload", "xietong.v1.ExchangeService/Exchange");
        for (int i = 0; i < MANY; i++) {
            // Each method meets each body.
            String method = methods.get(i / bodies.length % methods.size());
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + hub.hub().port() + "/" + method))
                    .header("content-type", "application/grpc")
                    .header("authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bodies[i % bodies.length]))
                    .build();
            try {
                var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(response.headers().firstValue("grpc-message").orElse(""))
                        .as("%s %d", method, i % bodies.length)
                        .doesNotContain("way");
            } catch (java.net.http.HttpTimeoutException e) {
                throw new AssertionError("neither answered nor ended: " + method + " " + i % bodies.length, e);
            } catch (IOException e) {
                // The stream was reset: as good as an answer.
            }
        }
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            trust.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusting.getTrustManagers(), null);
        return context;
    }

    @Test
    void a_list_of_large_matters_comes_in_pages_that_a_reader_can_take() {
        Channel channel = hub.as(COURT).channel();
        var seen = new ArrayList<String>();
        String next = "";
        int pages = 0;
        do {
            byte[] answer = Wire.call(channel, LIST, EntrustmentServiceListRequest.newBuilder()
                            .setBox(MatterBox.MATTER_BOX_INBOX)
                            .setPageSize(200)
                            .setPageToken(next)
                            .build())
                    .only();
            assertThat(answer.length).isLessThan(1_100_000);
            var page = Wire.parse(EntrustmentServiceListResponse.getDefaultInstance(), answer);
            page.getEntrustmentsList().forEach(e -> seen.add(e.getId()));
            next = page.getNextPageToken();
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isGreaterThan(1);
        assertThat(seen).doesNotHaveDuplicates().hasSize(MATTERS);
    }
}
