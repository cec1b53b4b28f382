// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DocumentRef;
import xietong.v1.OfficerRole;

/** The operator's side of security, with the program as it is installed. */
@Timeout(300)
class SecurityJourneyTest {
    private static final String WEBHOOK_SECRET = "geheim-webhook-7f3a91c2d4";
    private static final String PASSWORD = "geheim-password-55e0b1";
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";

    @TempDir
    static Path folder;

    private static Site site;
    private static String matter;
    private static long read;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("duty.secret"), WEBHOOK_SECRET + "\n");
        Path channels = Files.writeString(folder.resolve("channels.yaml"), """
                channels:
                  - organisation: POLICE-350623
                    webhook: {url: "http://127.0.0.1:9/alerts", secret_file: duty.secret}
                """);
        site = new Site(folder.resolve("site"), Map.of(
                "XIETONG_OUTBOUND_CHANNELS", channels.toString(),
                "XIETONG_LEDGER_PASSWORD", PASSWORD,
                "XIETONG_WRITER_CHECKPOINT_EVERY", "500ms"));
        site.start();
        DocumentRef paper = Matters.paper(site.as(SENDER));
        matter = site.as(SENDER).entrustments().submit(Matters.freeze("s-1", RECIPIENT, paper)).getResource();
        read = site.as(RECIPIENT).audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(Matters.header("r-1", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("核对身份"))
                .setResource(matter)
                .build()).getReceipt().getPosition();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String bundle(String organisation) {
        return site.bundle(organisation).toString();
    }

    /** All that must not be told: passwords, and the private keys in the data folder. */
    private static List<String> secrets() throws IOException {
        try (Stream<Path> files = Files.walk(site.data().resolve("identity"))) {
            List<String> keys = files.filter(f -> f.getFileName().toString().endsWith("key.pem"))
                    .map(SecurityJourneyTest::keyLine)
                    .toList();
            assertThat(keys).hasSizeGreaterThanOrEqualTo(4);
            return Stream.concat(keys.stream(), Stream.of(WEBHOOK_SECRET, PASSWORD)).toList();
        }
    }

    private static String keyLine(Path pem) {
        try {
            return Files.readAllLines(pem).get(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void no_secret_stands_in_a_process_list_a_log_or_what_a_command_prints() throws IOException {
        String commandLine = Files.readString(
                Path.of("/proc/" + site.hub().handle().pid() + "/cmdline"), StandardCharsets.UTF_8);
        assertThat(commandLine).as("that is the hub").contains("serve");
        Program.Result doctor = site.xietong("doctor");
        Program.Result debugged = Program.run(with("XIETONG_LOG", "debug"), "status");
        Program.Result wrong = Program.run(with("XIETONG_LEDGER_PASSWORD_FILE", "/nowhere"), "doctor");
        assertThat(wrong.exit()).as("both is refused").isEqualTo(2);
        assertThat(wrong.err()).contains("password_file");
        for (String secret : secrets()) {
            assertThat(commandLine).doesNotContain(secret);
            assertThat(site.hub().said()).doesNotContain(secret);
            for (Program.Result result : List.of(doctor, debugged, wrong)) {
                assertThat(result.out() + result.err()).as("%s", result.command()).doesNotContain(secret);
            }
        }
    }

    private static Map<String, String> with(String name, String value) {
        var environment = new java.util.TreeMap<>(site.environment());
        environment.put(name, value);
        return environment;
    }

    @Test
    void keys_lie_in_files_that_only_their_owner_reads() throws IOException {
        try (Stream<Path> files = Files.walk(site.data().resolve("identity"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString()).isIn("rw-------", "r--------", "rw-r--r--")
                        .satisfies(mode -> assertThat(!file.toString().endsWith("key.pem") || mode.endsWith("------"))
                                .as(file + " " + mode).isTrue());
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.data()))).isEqualTo("rwx------");
    }

    @Test
    void an_audit_is_listed_exported_and_verified_without_the_hub() throws IOException {
        String listed = site.xietong("audit", "list", "--readings", "--as", bundle(RECIPIENT)).ended(0).out();
        assertThat(listed).contains(matter, "核对身份", RECIPIENT);
        assertThat(site.xietong("audit", "list").ended(0).out())
                .contains("IssueCertificate", "AuditService/Reveal").doesNotContain("核对身份", matter);
        Path out = folder.resolve("export.jsonl");
        String key = site.data().resolve("identity/signing.pem").toString();
        Await.until("a checkpoint covers the reading", () -> site.as(RECIPIENT).audit()
                .export(AuditServiceExportRequest.getDefaultInstance())
                .anyMatch(page -> page.getCheckpointsList().stream().anyMatch(c -> c.getPosition() >= read)));
        site.xietong("audit", "export", "--out", out.toString(), "--as", bundle(RECIPIENT)).ended(0);
        site.xietong("audit", "verify", out.toString(), "--public-key", key).ended(0);
        String whole = Files.readString(out);
        assertThat(whole).contains(matter);

        Path forged = folder.resolve("forged.jsonl");
        Files.writeString(forged, whole.replaceFirst("\"officerId\":\"[^\"]*\"", "\"officerId\":\"somebody\""));
        Program.Result found = site.xietong("audit", "verify", forged.toString(), "--public-key", key).ended(1);
        assertThat(found.out()).contains("FAULT", "is not what was recorded");
    }

    @Test
    void an_organisation_is_renamed_merged_and_closed_on_the_command_line() {
        assertThat(site.xietong("org", "merge", "冀0822", "--into", "冀1082").exit()).as("without a reason").isEqualTo(2);
        site.xietong("org", "merge", "冀0822", "--into", "冀1082", "--reason", "机构改革").ended(0);
        site.xietong("org", "rename", "冀1082", "演练法院", "--reason", "更名").ended(0);
        site.xietong("org", "close", "冀0229", "--reason", "撤销").ended(0);
        assertThat(site.xietong("org", "show", "冀0822").ended(0).out()).contains("冀1082");
        assertThat(site.administrator().directory().get("冀1082").getName()).isEqualTo("演练法院");
        assertThat(site.administrator().directory().get("冀0229").getClosed()).isTrue();
    }

    @Test
    void the_servers_certificate_is_changed_while_it_serves() {
        assertThat(site.xietong("init", "--renew-server").ended(0).out()).contains("server        new certificate");
        Await.until("the hub says so", () -> site.hub().said().contains("the hub's certificate was changed"));
        assertThat(site.as(SENDER).entrustments().get(matter).getId()).isEqualTo(matter);
    }
}
