// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xietong.client.Until.until;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.AdminServiceGrpc;

/** Real sockets and certificates: the hub's is never for the address that it is reached at. */
@Timeout(60)
class TlsTest {
    private static final Context.Key<String> CALLER = Context.key("caller");
    private static final RetryPolicy QUICK = new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(5),
            Duration.ofMillis(5), Duration.ofMillis(50));
    private static final RetryPolicy ONCE = QUICK.withOverall(Duration.ofMillis(1_500));

    private final FakeMailbox mailbox = new FakeMailbox();
    @TempDir
    private Path directory;
    private TestAuthority authority;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        authority = new TestAuthority(directory.resolve("ca.pem"));
        authority.issue("hub", "hub.xietong.local", directory.resolve("hub.pem"), directory.resolve("hub.key"));
        authority.issue("3601", null, directory.resolve("cert.pem"), directory.resolve("key.pem"));
        listen(0);
        Files.writeString(directory.resolve("hub.properties"),
                "endpoint=127.0.0.1:" + server.getPort() + "\norganisation=3601\n");
    }

    @AfterEach
    void stop() throws Exception {
        server.shutdownNow().awaitTermination();
    }

    private void listen(int port) throws IOException {
        var credentials = TlsServerCredentials.newBuilder()
                .keyManager(directory.resolve("hub.pem").toFile(), directory.resolve("hub.key").toFile())
                .trustManager(directory.resolve("ca.pem").toFile())
                .clientAuth(ClientAuth.OPTIONAL)
                .build();
        server = Grpc.newServerBuilderForPort(port, credentials)
                .addService(new WhoAmI())
                .addService(mailbox)
                .intercept(new Identify())
                .build()
                .start();
    }

    /** Answers with the caller as the connection proves it. */
    private static final class WhoAmI extends AdminServiceGrpc.AdminServiceImplBase {
        @Override
        public void getHub(AdminServiceGetHubRequest request, StreamObserver<AdminServiceGetHubResponse> to) {
            to.onNext(AdminServiceGetHubResponse.newBuilder().setNode(CALLER.get()).build());
            to.onCompleted();
        }
    }

    private static final class Identify implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers,
                ServerCallHandler<Q, R> next) {
            String caller = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
            try {
                caller = session.getPeerPrincipal().getName();
            } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
                caller = caller == null ? "nobody" : caller;
            }
            return Contexts.interceptCall(Context.current().withValue(CALLER, caller + " to " + call.getAuthority()),
                    call, headers, next);
        }
    }

    @Test
    void aBundleProvesTheOrganisationAndFindsTheHubUnderItsFixedName() throws Exception {
        Credentials credentials = Credentials.bundle(directory);
        try (HubClient client = HubClient.connect(credentials, QUICK)) {
            assertThat(client.organisation()).isEqualTo("3601");
            assertThat(client.admin().hub().getNode()).isEqualTo("CN=3601 to hub.xietong.local");
        }
    }

    /** It would be loaded for the key file alone, for a third of a second. */
    @Test
    void aConnectionLoadsNoProviderOfItsOwn() throws Exception {
        Path loaded = directory.resolve("loaded.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded, "-cp", System.getProperty("java.class.path"),
                        WhoAsks.class.getName(), directory.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        try (var lines = Files.lines(loaded)) {
            assertThat(lines.filter(line -> line.contains(" org.bouncycastle."))).isEmpty();
        }
    }

    /** A program that asks once. */
    static final class WhoAsks {
        private WhoAsks() {}

        public static void main(String[] arguments) throws IOException {
            try (HubClient client = HubClient.connect(Credentials.bundle(Path.of(arguments[0])), QUICK)) {
                client.admin().hub();
            }
        }
    }

    @Test
    void aTokenGoesWithTheCallAndShowsNowhereElse() throws Exception {
        String endpoint = "127.0.0.1:" + server.getPort();
        Credentials credentials = Credentials.token(endpoint, "secret", directory.resolve("ca.pem"));
        assertThat(credentials.toString()).doesNotContain("secret");
        try (HubClient client = HubClient.connect(credentials, QUICK)) {
            assertThat(client.admin().hub().getNode()).isEqualTo("Bearer secret to hub.xietong.local");
        }
    }

    @Test
    void aHubOfAnotherAuthorityIsNotTrusted() throws Exception {
        new TestAuthority(directory.resolve("ca.pem"));
        try (HubClient client = HubClient.connect(Credentials.bundle(directory), ONCE)) {
            assertThatThrownBy(() -> client.admin().hub()).isInstanceOf(HubRefusal.class);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        int port = server.getPort();
        server.shutdownNow().awaitTermination();
        authority.issue("hub", "localhost", directory.resolve("hub.pem"), directory.resolve("hub.key"));
        listen(port);
        try (HubClient client = HubClient.connect(Credentials.bundle(directory), ONCE)) {
            assertThatThrownBy(() -> client.admin().hub()).isInstanceOfSatisfying(HubRefusal.class,
                    // On a busy machine the handshake may outlast the call's own time.
                    refusal -> assertThat(refusal.code())
                            .isIn(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED));
        }
    }

    @Test
    void aBundleThatLacksSomethingIsRefusedAtOnce() throws Exception {
        Files.writeString(directory.resolve("hub.properties"), "endpoint=127.0.0.1:1\n");
        assertThatThrownBy(() -> Credentials.bundle(directory)).isInstanceOf(IOException.class)
                .hasMessageContaining("organisation");
        Files.writeString(directory.resolve("hub.properties"), "endpoint=somewhere\norganisation=3601\n");
        assertThatThrownBy(() -> Credentials.bundle(directory)).hasMessageContaining("host:port");
        Files.writeString(directory.resolve("hub.properties"), "endpoint=h:1\norganisation=3601\n");
        Path key = directory.resolve("key.pem");
        Files.writeString(key, Files.readString(key).replace("PRIVATE KEY", "EC PRIVATE KEY"));
        assertThatThrownBy(() -> Credentials.bundle(directory)).isInstanceOf(IOException.class)
                .hasMessageContaining("key.pem: an EC or RSA private key in PEM (PKCS #8");
        Files.delete(key);
        assertThatThrownBy(() -> Credentials.bundle(directory)).isInstanceOf(IOException.class);
    }

    @Test
    void aHubThatRestartsFindsItsCallersAndSubscribersAgain() throws Exception {
        List<Long> handled = new CopyOnWriteArrayList<>();
        try (HubClient client = HubClient.connect(Credentials.bundle(directory), QUICK)) {
            client.subscription("desk").start(item -> handled.add(item.getSeq()));
            mailbox.publish(3);
            until("three", () -> handled.size() == 3);
            int port = server.getPort();
            assertThat(server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            mailbox.publish(2);
            listen(port);
            assertThat(client.admin().hub().getNode()).startsWith("CN=3601");
            until("five", () -> handled.size() == 5);
            assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }
}
