// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.v1.AlertBox;
import xietong.v1.CommandHeader;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** A source screens on its own machine: the list comes to it, and only hits leave it. */
@Timeout(180)
class ScreenProgramTest {
    private static final String POLICE = "POLICE-350623";
    private static final String DEBTOR = "990100190001010011";

    @TempDir
    private Path home;

    private static void watch(HubClient police) {
        police.watches().request(LocateServiceRequestRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setCaseNumber("（2026）闽0623执9001号")
                        .setReason("拒不执行判决")
                        .setOfficer(Officer.newBuilder()
                                .setId("1")
                                .setName("演示员")
                                .setRole(OfficerRole.OFFICER_ROLE_POLICE)))
                .setLegalBasis(LegalBasis.LEGAL_BASIS_CRIMINAL_313)
                .setTarget(WatchTarget.newBuilder()
                        .setPerson(WatchedPerson.newBuilder()
                                .setSubject(Subject.newBuilder()
                                        .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                                        .setName("王演示")
                                        .addFormerNames("汪演示")
                                        .setIdentifier(DEBTOR))))
                .addAddressees(POLICE)
                .build());
    }

    private Path sightings() throws IOException {
        String old = DEBTOR.substring(0, 6) + DEBTOR.substring(8, 17);
        return Files.writeString(home.resolve("seen.csv"), String.join("\n",
                "number,name,identifier,birth_date,division",
                "E-1,李演示,990100199001010039,,350623",
                "E-2,,%s,,350623".formatted(old),
                "E-3,汪演示,,1900-01-01,350624",
                "E-4,,990100199001010038,,350623",
                ""));
    }

    @Test
    void onlyHitsLeaveTheMachineOfASourceThatTheDirectoryLetsScreen() throws IOException {
        try (var site = new Site(home)) {
            Path file = Files.writeString(home.resolve("more.yaml"),
                    "organisations:\n  - {code: HOTELS, name: 演练旅馆, kind: OTHER, sightings: [HITS]}\n");
            assertThat(site.operator().run("org", "add", file.toString()).code()).isEqualTo(ExitCodes.DONE);
            Program source = site.member("HOTELS", "1");
            site.member(POLICE, "1");
            try (HubClient police = HubClient.connect(Credentials.bundle(home.resolve("bundles").resolve(POLICE)))) {
                watch(police);
                Program.Ran ran = source.run("screen", sightings().toString(), "--source", "hotel");
                assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCodes.DONE);
                assertThat(ran.out().lines()).hasSize(4)
                        .contains("E-1 no_match", "E-2 match", "E-3 match")
                        .anyMatch(line -> line.startsWith("E-4 invalid "));
                assertThat(ran.out() + ran.err()).doesNotContain(DEBTOR, "演示,");
                assertThat(police.alerts().list(AlertBox.ALERT_BOX_OPEN)).hasSize(2);
            }
        }
    }

    @Test
    void theListAndItsKeyAreNotForASourceOfWhichTheDirectoryDoesNotSaySo() throws IOException {
        try (var site = new Site(home)) {
            Program.Ran refused = site.member(POLICE, "1").run("screen", sightings().toString(), "--source", "hotel");
            assertThat(refused.code()).isEqualTo(ExitCodes.REFUSED);
            assertThat(refused.err()).contains("REASON_BASIS_FORBIDS");
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    void aNewKeyIsPresentAtOnceAndTheOldOneStaysUntilItIsTakenOut() throws IOException {
        try (var site = new Site(home)) {
            String old = site.operator().run("screening-key", "list").out().split(" ")[0];
            Program.Ran made = site.operator().run("screening-key", "new");
            assertThat(made.out().lines().toList()).hasSize(2)
                    .anyMatch(line -> line.startsWith(old) && line.contains("in force"));
            String present = made.out().split(" ")[0];
            assertThat(present).isNotEqualTo(old);
            Program.Ran refused = site.operator().run("screening-key", "retire", present);
            assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
            assertThat(refused.err()).contains("make a new one first");
            assertThat(site.operator().run("screening-key", "retire", old).out().lines())
                    .containsExactly(present + " present 现用");
        }
    }
}
