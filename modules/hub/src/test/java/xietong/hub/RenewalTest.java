// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubRefusal;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Renewal;
import xietong.hub.writer.Claim;
import xietong.hub.writer.OwnCommand;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.Officer;

/** Certificates end and keys get lost; neither may lock the operator out. */
class RenewalTest {
    private static final String ISSUE = "xietong.v1.DirectoryService/IssueCertificate";
    private static final Officer LOCAL = Officer.newBuilder().setId("root").setName("root").build();

    @TempDir
    Path folder;

    private Path identity() {
        return Hub.identityFolder(folder);
    }

    @Test
    void renewed_certificates_are_of_the_same_authority_and_the_courts_stay() throws Exception {
        Path before;
        try (TestHub hub = TestHub.start(folder)) {
            hub.as("京0117").directory().get("京0117");
            hub.administrator().admin().hub();
            byte[] server = Files.readAllBytes(identity().resolve("server.pem"));
            hub.stopped(() -> assertThat(register("renewal-1")).isFalse());
            assertThat(Files.readAllBytes(identity().resolve("server.pem"))).isNotEqualTo(server);
            hub.as("京0117").directory().get("京0117");
            hub.administrator().admin().hub();
            before = onlyFolder("identity.before-");
        }
        for (String name : List.of("ca.pem", "ca-key.pem", "signing.pem", "signing-key.pem")) {
            assertThat(identity().resolve(name)).hasSameBinaryContentAs(before.resolve(name));
        }
        assertThat(identity().resolve("administrator/key.pem")).content()
                .isNotEqualTo(Files.readString(before.resolve("administrator/key.pem")));
    }

    @Test
    void a_lost_identity_is_made_anew_on_the_hubs_machine_and_history_tells() throws Exception {
        try (TestHub hub = TestHub.start(folder)) {
            hub.administrator().admin().hub();
            hub.stopped(() -> {
                Files.move(identity(), folder.resolve("lost"));
                Identity.initialise(identity(), List.of());
            });
            assertThatThrownBy(() -> hub.administrator().admin().hub()).isInstanceOf(HubRefusal.class);
            hub.stopped(() -> assertThat(register("recovery-1")).isFalse());
            assertThat(hub.administrator().admin().hub().getRuleBookVersion()).isEqualTo(2);

            HistoryRecord record = hub.hub().ledger().historyOf("rulebook").get(1);
            assertThat(record.command()).isEqualTo(ISSUE);
            assertThat(record.organisation()).as("the hub itself").isEmpty();
            assertThat(record.officer()).isEqualTo("root");
            assertThat(hub.verify(Identity.load(folder.resolve("lost")).verifyingKey()).findings()).isEmpty();
        }
    }

    @Test
    void nothing_is_registered_while_a_hub_runs() {
        try (TestHub hub = TestHub.start(folder)) {
            assertThatThrownBy(() -> register("renewal-1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stop the other one first");
            assertThat(hub.hub().writer().book().version()).isEqualTo(1);
        }
        assertThat(identity().resolve("ca.pem")).exists();
        assertThat(folder.toFile().list((at, name) -> name.startsWith("identity."))).isEmpty();
    }

    @Test
    void a_certificate_is_good_for_the_names_of_the_one_before_and_never_outlives_its_authority() throws Exception {
        Identity.initialise(identity(), List.of("hub.example", "10.1.2.3"));
        List<String> names = Renewal.hostNames(identity());
        assertThat(names).contains("hub.example", "10.1.2.3", Identity.AUTHORITY);
        try (Renewal renewal = Renewal.make(identity(), names)) {
            assertThat(renewal.sameAuthority()).isTrue();
            renewal.adopt();
        }
        assertThat(Renewal.hostNames(identity())).isEqualTo(names);

        X509Certificate authority = certificate(identity().resolve("ca.pem"));
        var late = authority.getNotAfter().toInstant().minus(Duration.ofDays(10));
        String chain = Identity.load(identity()).issue("京0117", Identity.newKey().getPublic().getEncoded(), late);
        Path issued = Files.writeString(folder.resolve("late.pem"), chain);
        assertThat(certificate(issued).getNotAfter()).isEqualTo(authority.getNotAfter());
    }

    /** Renews and registers, as the operator does on the hub's machine; tells whether the authority is a new one. */
    private boolean register(String requestId) {
        try (Renewal renewal = Renewal.make(identity(), List.of());
                Ledger ledger = Ledgers.open(TestHub.settings(folder).ledger())) {
            var command = DirectoryServiceIssueCertificateRequest.newBuilder()
                    .setHeader(CommandHeader.newBuilder().setRequestId(requestId).setOfficer(LOCAL))
                    .setCode(Identity.OPERATOR)
                    .setPublicKey(ByteString.copyFrom(renewal.administratorKey().getEncoded()))
                    .build();
            OwnCommand.commit(ledger, Claim.of("test", Duration.ofSeconds(3)), ISSUE, command, LOCAL, requestId);
            renewal.adopt();
            return !renewal.sameAuthority();
        }
    }

    private Path onlyFolder(String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
        }
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
