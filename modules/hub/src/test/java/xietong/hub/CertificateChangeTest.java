// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.io.InputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Renewal;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.MatterBox;
import xietong.v1.OfficerRole;

/** Certificates are changed while calls go on, each tried once: none fails, and old ones end when they are taken back. */
@Timeout(180)
class CertificateChangeTest {
    private static final String COURT = "京0117";
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final String LIST = "xietong.v1.EntrustmentService/List";
    private static final byte[] OUTBOX = EntrustmentServiceListRequest.newBuilder()
            .setBox(MatterBox.MATTER_BOX_OUTBOX)
            .setPageSize(1)
            .build()
            .toByteArray();

    @TempDir
    static Path folder;

    @TempDir
    static Path bundles;

    private static TestHub hub;
    private static DocumentRef paper;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        paper = Matters.paper(hub.as(COURT));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** A key of the court and its certificate, and connections with them that retry nothing. */
    private record Bundle(Path folder, String digest) {
        ManagedChannel connect() {
            try {
                return Grpc.newChannelBuilder(
                                "127.0.0.1:" + hub.hub().port(),
                                TlsChannelCredentials.newBuilder()
                                        .keyManager(
                                                folder.resolve("cert.pem").toFile(), folder.resolve("key.pem").toFile())
                                        .trustManager(authority().toFile())
                                        .build())
                        .overrideAuthority(Identity.AUTHORITY)
                        .disableRetry()
                        .build();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Path authority() {
        return hub.hub().identity().administratorBundle().resolve("ca.pem");
    }

    private static Bundle issue(String name) throws IOException {
        KeyPair key = Identity.newKey();
        var issued = hub.administrator().directory().issueCertificate(DirectoryServiceIssueCertificateRequest.newBuilder()
                .setHeader(TestHub.header("issue-" + name, OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setCode(COURT)
                .setPublicKey(ByteString.copyFrom(key.getPublic().getEncoded()))
                .build());
        Path files = Files.createDirectories(bundles.resolve(name));
        Files.writeString(files.resolve("cert.pem"), issued.getCertificateChain());
        Files.writeString(files.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        return new Bundle(files, Identity.keyDigest(key.getPublic()));
    }

    /** Commands and questions over one connection, and questions over a new one each. */
    private static final class Load implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger connections = new AtomicInteger();
        private final ConcurrentLinkedQueue<Wire.Answer> failed = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private final AtomicReference<Bundle> bundle;
        private final String name;

        Load(String name, Bundle bundle) {
            this.name = name;
            this.bundle = new AtomicReference<>(bundle);
            start(() -> overOne(channel -> Wire.call(channel, LIST, OUTBOX)));
            start(() -> overOne(channel -> Wire.call(
                    channel, SUBMIT, Matters.other(paper, "津0119", name + "-" + calls.get()).toByteArray())));
            start(() -> {
                while (!over.get()) {
                    ManagedChannel channel = this.bundle.get().connect();
                    note(Wire.call(channel, LIST, OUTBOX));
                    connections.incrementAndGet();
                    channel.shutdown();
                }
            });
        }

        private interface Once {
            Wire.Answer ask(Channel channel);
        }

        /** Over one connection for as long as its bundle is the one to be used. */
        private void overOne(Once once) {
            while (!over.get()) {
                Bundle used = bundle.get();
                ManagedChannel channel = used.connect();
                while (!over.get() && bundle.get() == used) {
                    note(once.ask(channel));
                }
                channel.shutdown();
            }
        }

        private void start(Runnable work) {
            var thread = new Thread(work, "load-" + threads.size());
            threads.add(thread);
            thread.start();
        }

        private void note(Wire.Answer answer) {
            calls.incrementAndGet();
            if (!answer.accepted()) {
                failed.add(answer);
            }
        }

        /** So many more calls and connections from now on. */
        void goesOn(int more) {
            int calls = this.calls.get() + more;
            int connections = this.connections.get() + 3;
            Await.until("the load goes on", () -> this.calls.get() > calls && this.connections.get() > connections);
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.printf("%s: %,d calls, %,d connections, %d failed%n",
                    name, calls.get(), connections.get(), failed.size());
        }
    }

    /** The certificate that a new connection is shown. */
    private static X509Certificate shown() {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            try (InputStream in = Files.newInputStream(authority())) {
                trust.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusting.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting.getTrustManagers(), null);
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", hub.hub().port())) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitNew(String what, X509Certificate before, Supplier<X509Certificate> now) {
        long begun = System.nanoTime();
        Await.until(what, () -> !now.get().equals(before));
        System.out.printf("%s after %d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }

    @Test
    void the_hubs_certificate_is_changed_under_load_without_a_failed_call() throws Exception {
        int changes = Size.of("changes of the hub's certificate under load", 2, 20);
        Path identity = Hub.identityFolder(folder);
        var load = new Load("hub", issue("hub"));
        try (load) {
            load.goesOn(20);
            for (int i = 0; i < changes; i++) {
                X509Certificate before = shown();
                Renewal.server(identity, Renewal.hostNames(identity));
                awaitNew("new connections are shown the new certificate", before, CertificateChangeTest::shown);
                load.goesOn(20);
            }
        }
        assertThat(load.failed).isEmpty();
    }

    @Test
    void a_certificate_that_does_not_fit_its_key_leaves_the_one_in_use() throws Exception {
        Path identity = Hub.identityFolder(folder);
        X509Certificate before = shown();
        String key = Files.readString(identity.resolve("server-key.pem"));
        Files.writeString(identity.resolve("server-key.pem"), "no key");
        var load = new Load("damaged", issue("damaged"));
        try (load) {
            // Longer than the hub takes to see it.
            long until = System.nanoTime() + 3_000_000_000L;
            Await.until("the hub has had time to see it", () -> System.nanoTime() > until);
            load.goesOn(5);
            assertThat(shown()).isEqualTo(before);
            Files.writeString(identity.resolve("server-key.pem"), key);
            Renewal.server(identity, Renewal.hostNames(identity));
            awaitNew("once mended the next one is shown", before, CertificateChangeTest::shown);
        }
        assertThat(load.failed).isEmpty();
    }

    @Test
    void an_organisations_certificate_is_changed_under_load_and_the_old_one_is_then_refused() throws Exception {
        Bundle old = issue("old");
        var load = new Load("organisation", old);
        ManagedChannel left = old.connect();
        try (load) {
            load.goesOn(20);
            Bundle next = issue("next");
            load.bundle.set(next);
            load.goesOn(20);
            assertThat(Wire.call(left, LIST, OUTBOX).accepted()).as("both are in force").isTrue();
            hub.administrator().directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                    .setHeader(TestHub.header("revoke-old", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                            .setReason("换证"))
                    .setCode(COURT)
                    .addKeyDigests(old.digest())
                    .build());
            for (Channel channel : List.of(left, old.connect())) {
                Wire.Answer refused = Wire.call(channel, LIST, OUTBOX);
                assertThat(refused.status().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
                assertThat(refused.reason()).isEqualTo("REASON_UNAUTHENTICATED");
                ((ManagedChannel) channel).shutdown();
            }
            load.goesOn(20);
        }
        assertThat(load.failed).isEmpty();
    }
}
