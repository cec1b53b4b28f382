// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.RetryPolicy;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.OfficerRole;

/** One hub's folder, the process that serves it, and clients of any organisation. Clients outlive restarts. */
public class Site implements AutoCloseable {
    private static final RetryPolicy PATIENT = RetryPolicy.standard().withOverall(Duration.ofSeconds(90));

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, HubClient> clients = new TreeMap<>();
    private List<String> prefix = List.of();
    private HubProcess hub;

    /** Makes the folder with {@code xietong init}; nothing runs yet. Settings are environment variables. */
    public Site(Path folder, Map<String, String> settings) {
        this.folder = folder.toAbsolutePath();
        environment.put("XIETONG_DATA", this.folder.resolve("data").toString());
        environment.put("XIETONG_MODE", "drill");
        environment.put("XIETONG_SERVER_PORT", String.valueOf(freePort()));
        environment.put("XIETONG_LIVE_PORT", "0");
        environment.put("XIETONG_OPERATIONS_PORT", "0");
        environment.put("XIETONG_LIVE_CLUSTER", "test-" + Long.toHexString(System.nanoTime()));
        environment.put("XIETONG_OPTS", "-Xmx512m");
        environment.putAll(settings);
        // Where it is typed is all the same to it.
        Typist.run(Path.of("target"), environment, "init").ended(0);
    }

    /** Below those that the system gives to outgoing connections: a client that knocks never meets itself there. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: another one.
            }
        }
    }

    /** A program that runs the hub, e.g. strace. */
    public Site under(List<String> program) {
        prefix = program;
        return this;
    }

    public Site start() {
        Path log = folder.resolve("hub.log");
        hub = HubProcess.start(environment, log, prefix);
        Watch.log(log, "");
        return this;
    }

    public HubProcess hub() {
        return hub;
    }

    public Path folder() {
        return folder;
    }

    public Path data() {
        return Path.of(environment.get("XIETONG_DATA"));
    }

    public int port() {
        return Integer.parseInt(environment.get("XIETONG_SERVER_PORT"));
    }

    /** Where clients reach it. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** A command of the program in the same surroundings. */
    public Program.Result xietong(String... arguments) {
        return Program.run(environment, arguments);
    }

    public Path administratorBundle() {
        return data().resolve("identity/administrator");
    }

    public HubClient administrator() {
        return client("", administratorBundle());
    }

    /** The client of an organisation. */
    public HubClient as(String organisation) {
        return client(organisation, null);
    }

    /** One more client of it, which is closed with the others. */
    public synchronized HubClient another(String organisation) {
        HubClient client = connect(bundle(organisation));
        clients.put(organisation + "#" + clients.size(), client);
        return client;
    }

    private synchronized HubClient client(String organisation, Path bundle) {
        HubClient known = clients.get(organisation);
        if (known == null) {
            known = connect(bundle != null ? bundle : bundle(organisation));
            clients.put(organisation, known);
        }
        return known;
    }

    private static HubClient connect(Path bundle) {
        try {
            return HubClient.connect(Credentials.bundle(bundle), PATIENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An organisation's credentials; a certificate is issued at the first time. */
    public Path bundle(String organisation) {
        Path bundle = folder.resolve("bundles").resolve(organisation);
        if (Files.exists(bundle)) {
            return bundle;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair key = generator.generateKeyPair();
            var answer = administrator().directory().issueCertificate(
                    DirectoryServiceIssueCertificateRequest.newBuilder()
                            .setHeader(Matters.header("issue-" + bundle.hashCode(),
                                    OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                            .setCode(organisation)
                            .setPublicKey(ByteString.copyFrom(key.getPublic().getEncoded()))
                            .build());
            Files.createDirectories(bundle);
            Files.writeString(bundle.resolve("cert.pem"), answer.getCertificateChain());
            Files.writeString(bundle.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n");
            Files.copy(administratorBundle().resolve("ca.pem"), bundle.resolve("ca.pem"));
            Files.writeString(bundle.resolve("hub.properties"),
                    "endpoint=" + endpoint() + "\norganisation=" + organisation + "\n");
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public synchronized void closeClients() {
        clients.values().forEach(HubClient::close);
        clients.clear();
    }

    @Override
    public void close() {
        closeClients();
        if (hub != null && hub.isAlive()) {
            hub.kill();
        }
    }
}
