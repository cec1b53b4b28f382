// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.hub.identity.Identity;
import xietong.hub.writer.LedgerSignatures;
import xietong.ledger.LedgerSettings;
import xietong.ledger.Verifier;
import xietong.live.LiveSettings;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.DirectoryYaml;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;

/** A real hub in a folder of its own, with the rule book that ships, and real clients of any organisation. */
public final class TestHub implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("xietong.root", "../.."));

    private final Path folder;
    private final UnaryOperator<HubSettings> adapt;
    private final Map<String, HubClient> clients = new HashMap<>();
    private Hub hub;

    private TestHub(Path folder, UnaryOperator<HubSettings> adapt) {
        this.folder = folder;
        this.adapt = adapt;
        if (!Identity.exists(Hub.identityFolder(folder))) {
            Identity.initialise(Hub.identityFolder(folder), List.of());
        }
        this.hub = started();
    }

    /** Ready for calls that are tried only once. */
    private Hub started() {
        HubSettings settings = adapt.apply(settings(folder));
        Hub started = Hub.start(settings);
        if (!settings.live().members().isEmpty()) {
            Await.until("one of several nodes is ready", started::isReady);
            return started;
        }
        try {
            started.writer().awaitReady();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return started;
    }

    public static TestHub start(Path folder) {
        return new TestHub(folder, s -> s);
    }

    public static TestHub start(Path folder, UnaryOperator<HubSettings> adapt) {
        return new TestHub(folder, adapt);
    }

    /** With other limits of the mailboxes. */
    public static TestHub start(Path folder, HubSettings.Mailbox mailbox) {
        return new TestHub(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), s.writer(), mailbox, s.live(), s.initialRules()));
    }

    /** With other limits of the writer. */
    public static TestHub start(Path folder, HubSettings.Writer writer) {
        return new TestHub(folder, s -> new HubSettings(
                s.node(), s.data(), s.server(), s.ledger(), writer, s.mailbox(), s.live(), s.initialRules()));
    }

    static HubSettings settings(Path folder) {
        return new HubSettings(
                "test",
                folder,
                new HubSettings.Server(
                        "127.0.0.1", 0, 1 << 20, 20_000, 32 << 20, Duration.ofSeconds(60), Duration.ofSeconds(2)),
                LedgerSettings.sqlite(folder, Mode.MODE_DRILL),
                new HubSettings.Writer(256, 8_192, 2_048, Duration.ofSeconds(5), Duration.ofSeconds(1)),
                new HubSettings.Mailbox(Duration.ofSeconds(1), Duration.ofHours(1), 200, 64, 128),
                new LiveSettings("test-" + System.nanoTime(), "127.0.0.1", 0, List.of()),
                rules());
    }

    public static Map<String, byte[]> rules() {
        try {
            var entries = new LinkedHashMap<String, byte[]>();
            for (String document : RuleBook.DOCUMENTS) {
                var e = RuleBook.document(document, Files.readString(ROOT.resolve("config/" + document + ".yaml")));
                entries.put(e.getKey(), e.getValue());
            }
            for (String file : List.of("courts.yaml", "institutions.yaml")) {
                DirectoryYaml.parse(Files.readString(ROOT.resolve("config/directory/" + file))).stream()
                        // The hub enters its own operator.
                        .filter(o -> o.getKind() != OrganisationKind.ORGANISATION_KIND_OPERATOR)
                        .map(RuleBook::entry)
                        .forEach(e -> entries.put(e.getKey(), e.getValue()));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Hub hub() {
        return hub;
    }

    /** Ends the hub and starts it again on the same folder; clients are new. */
    public void restart() {
        stopped(() -> {});
    }

    /** Something to do while no hub runs. */
    public interface Meanwhile {
        void run() throws IOException;
    }

    /** The same with something between. */
    public void stopped(Meanwhile meanwhile) {
        closeClients();
        hub.close();
        try {
            meanwhile.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hub = started();
    }

    /** The administrator's client. */
    public HubClient administrator() {
        return clients.computeIfAbsent(Identity.OPERATOR, c -> connect(hub.identity().administratorBundle(), c));
    }

    /** A client of an organisation, with a certificate issued for it. */
    public HubClient as(String organisation) {
        HubClient known = clients.get(organisation);
        if (known == null) {
            known = connect(bundle(organisation), organisation);
            clients.put(organisation, known);
        }
        return known;
    }

    /** The private key of an organisation that has a certificate. */
    public PrivateKey key(String organisation) {
        try {
            String pem = Files.readString(bundle(organisation).resolve("key.pem"));
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key of an organisation that has a certificate. */
    public PublicKey publicKey(String organisation) {
        try (var in = Files.newInputStream(bundle(organisation).resolve("cert.pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger is found to be by the hub's key, and by keys that it had before. */
    public Verifier.Report verify(PublicKey... before) {
        List<PublicKey> keys = new ArrayList<>(List.of(before));
        keys.add(hub.identity().verifyingKey());
        return Verifier.verify(hub.ledger(), new LedgerSignatures(hub.ledger(), keys));
    }

    /** A further connection of an organisation that has one already. */
    public HubClient another(String organisation) {
        as(organisation);
        return connect(folder.resolve("bundles").resolve(hex(organisation)), organisation);
    }

    /** A further connection of an organisation, to one or several nodes of this hub's cluster. */
    public HubClient through(String endpoint, String organisation) {
        as(organisation);
        try {
            Path known = organisation.equals(Identity.OPERATOR)
                    ? hub.identity().administratorBundle()
                    : bundle(organisation);
            Path copy = Files.createTempDirectory(folder, "bundle");
            for (String file : List.of("cert.pem", "key.pem", "ca.pem")) {
                Files.copy(known.resolve(file), copy.resolve(file));
            }
            Files.writeString(
                    copy.resolve("hub.properties"), "endpoint=" + endpoint + "\norganisation=" + organisation + "\n");
            return HubClient.connect(Credentials.bundle(copy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path bundle(String organisation) {
        try {
            Path bundle = folder.resolve("bundles").resolve(hex(organisation));
            if (Files.exists(bundle)) {
                return bundle;
            }
            KeyPair key = Identity.newKey();
            var response = administrator().call(
                    xietong.v1.DirectoryServiceGrpc.getIssueCertificateMethod(),
                    DirectoryServiceIssueCertificateRequest.newBuilder()
                            .setHeader(header("issue-" + hex(organisation), OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                            .setCode(organisation)
                            .setPublicKey(ByteString.copyFrom(key.getPublic().getEncoded()))
                            .build());
            Files.createDirectories(bundle);
            Files.writeString(bundle.resolve("cert.pem"), response.getCertificateChain());
            Files.writeString(bundle.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n");
            Files.copy(hub.identity().administratorBundle().resolve("ca.pem"), bundle.resolve("ca.pem"));
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HubClient connect(Path bundle, String organisation) {
        try {
            Files.writeString(
                    bundle.resolve("hub.properties"),
                    "endpoint=127.0.0.1:" + hub.port() + "\norganisation=" + organisation + "\n");
            return HubClient.connect(Credentials.bundle(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Head of a command. */
    public static CommandHeader header(String requestId, OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId(requestId)
                .setOfficer(Officer.newBuilder().setId("o-" + role.getNumber()).setName("演示员").setRole(role))
                .build();
    }

    private void closeClients() {
        new ArrayList<>(clients.values()).forEach(HubClient::close);
        clients.clear();
    }

    @Override
    public void close() {
        closeClients();
        hub.close();
    }
}
