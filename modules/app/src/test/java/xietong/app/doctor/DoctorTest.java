// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.app.config.Configuration;
import xietong.app.config.Places;
import xietong.app.config.Trees;
import xietong.app.doctor.Finding.Grade;
import xietong.hub.identity.Identity;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.Mode;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereIsAFault() throws IOException {
        assertThat(new FolderChecks(folder.resolve("data"), folder.resolve("data/identity"), Instant.now()).all())
                .singleElement().extracting(Finding::grade).isEqualTo(Grade.FAULT);
    }

    @Test
    void soundKeysPassAndOpenOnesDoNot() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path identity = data.resolve("identity");
        Identity.initialise(identity, List.of("hub.example"));
        assertThat(checks(data, Instant.now())).allMatch(finding -> finding.grade() == Grade.OK);

        Files.setPosixFilePermissions(identity.resolve("ca-key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(checks(data, Instant.now())).anyMatch(finding -> finding.grade() == Grade.FAULT
                && finding.said().contains("ca-key.pem"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(checks(data, Instant.now())).anyMatch(finding -> finding.grade() == Grade.NOTE
                && finding.what().equals("data folder"));
    }

    @Test
    void certificatesAreReportedBeforeAndAfterTheirEnd() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Identity.initialise(data.resolve("identity"), List.of());
        Instant now = Instant.now();
        List<Finding> soon = checks(data, now.plus(Duration.ofDays(710)));
        List<Finding> late = checks(data, now.plus(Duration.ofDays(800)));
        assertThat(grade(soon, "certificate server.pem")).isEqualTo(Grade.NOTE);
        assertThat(grade(late, "certificate server.pem")).isEqualTo(Grade.FAULT);
        assertThat(grade(late, "certificate ca.pem")).isEqualTo(Grade.OK);
        assertThat(grade(checks(data, now.plus(Duration.ofDays(3_000))), "certificate ca.pem")).isEqualTo(Grade.NOTE);
        assertThat(soon).filteredOn(finding -> finding.said().contains("expires soon"))
                .hasSize(2).allMatch(finding -> finding.cure().contains("xietong init --renew"));
    }

    @Test
    void aClockThatIsOffIsAFaultOnlyWhereItIsTheLaws() {
        Instant now = Instant.parse("2026-11-20T01:00:00Z");
        assertThat(clock(Mode.MODE_LIVE, now, now.plusMillis(500))).isEqualTo(Grade.OK);
        assertThat(clock(Mode.MODE_LIVE, now, now.minusSeconds(5))).isEqualTo(Grade.FAULT);
        assertThat(clock(Mode.MODE_DRILL, now, now.plusSeconds(86_400))).isEqualTo(Grade.NOTE);
    }

    @Test
    void beforeTheFirstStartOnlyTheKeysAreMissing() throws IOException {
        Configuration configuration = Configuration.load(
                new Places(folder, Trees.config()), Map.of("XIETONG_DATA", folder.toString()));
        List<Finding> findings = new Doctor(configuration).local();
        assertThat(findings).filteredOn(finding -> finding.grade() == Grade.FAULT)
                .extracting(Finding::what).containsExactly("keys");
        assertThat(grade(findings, "ledger")).isEqualTo(Grade.NOTE);
    }

    private static List<Finding> checks(Path data, Instant now) throws IOException {
        return new FolderChecks(data, data.resolve("identity"), now).all();
    }

    private static Grade grade(List<Finding> findings, String what) {
        return findings.stream().filter(finding -> finding.what().equals(what)).findFirst().orElseThrow().grade();
    }

    private static Grade clock(Mode mode, Instant now, Instant hub) {
        var status = AdminServiceGetHubResponse.newBuilder().setMode(mode)
                .setTime(Timestamp.newBuilder().setSeconds(hub.getEpochSecond()).setNanos(hub.getNano()))
                .build();
        return Doctor.clock(status, now.minusMillis(100), now.plusMillis(100)).grade();
    }
}
