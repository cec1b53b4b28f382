// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From init to erase, as an operator and two courts type it, on a real hub. The steps build on each other. */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProgramTest {
    @TempDir
    private static Path home;

    private static Program operator;
    private static Program beijing;
    private static Program tianjin;
    private static Site site;
    private static String matter;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(home);
        operator = site.operator();
        assertThat(operator.run("init").out()).contains("there already");
        beijing = site.member("京0117", "1024,王法官");
        tianjin = site.member("津0119", "7,李法官");
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void theOperatorSeesTheHub() {
        assertThat(done(operator.run("status")).out()).contains("DRILL 演练").contains("sqlite");
        assertThat(done(operator.run("status", "--json")).out()).contains("\"mode\":\"MODE_DRILL\"");
        assertThat(done(operator.run("doctor")).out()).contains("OK").contains("connection").doesNotContain("FAULT");
        assertThat(done(operator.run("org", "list", "--kind", "police")).out()).contains("POLICE-110000");
        assertThat(done(operator.run("org", "show", "京0117")).out()).contains("key_digests:");
        assertThat(Files.exists(home.resolve("bundles/京0117/key.pem"))).isTrue();
    }

    @Test
    @Order(2)
    void aCourtEntrustsAMatterWithItsPapers() throws IOException {
        Files.writeString(home.resolve("letter.pdf"), "letter");
        Path file = Files.writeString(home.resolve("matter.yaml"), """
                recipient: 津0119
                header: {case_number: （2018）京0117执9002号}
                matter:
                  kind: QUERY_ASSET
                  parties:
                    - {role: APPLICANT, subject: {kind: ORGANISATION, name: 某公司}}
                    - {role: DEBTOR, subject: {kind: PERSON, name: 张三丰}}
                  investigation: {subject: {kind: PERSON, name: 张三丰}, questions: [名下不动产]}
                  papers:
                    - {kind: ENTRUSTMENT_LETTER, file: letter.pdf}
                """);
        Program.Ran missing = beijing.run("entrust", "--file", file.toString());
        assertThat(missing.code()).isEqualTo(ExitCodes.REFUSED);
        assertThat(missing.err()).contains("refused REASON_PAPERS_MISSING").contains("CREDENTIALS");

        String paper = "CREDENTIALS:证1=" + home.resolve("letter.pdf");
        String[] whole = {"entrust", "--file", file.toString(), "--paper", paper, "--request-id", "r1"};
        String receipt = done(beijing.run(whole)).out();
        Matcher id = Pattern.compile("已受理 (\\S+) revision 1").matcher(receipt);
        assertThat(id.find()).as(receipt).isTrue();
        matter = id.group(1);
        assertThat(done(beijing.run(whole)).out()).as("asked twice, done once").isEqualTo(receipt);
        assertThat(done(beijing.run("outbox")).out()).contains(matter).contains("SENT 已发出");
    }

    @Test
    @Order(3)
    void theOtherCourtWorksOnIt() {
        assertThat(done(tianjin.run("inbox")).out()).contains(matter);
        Program.Ran early = tianjin.run("confirm", matter);
        assertThat(early.code()).isEqualTo(ExitCodes.REFUSED);
        assertThat(early.err()).startsWith("refused REASON_");
        done(tianjin.run("sign", matter, "--expect-revision", "1"));
        Program.Ran again = tianjin.run("sign", matter, "--json");
        assertThat(again.err()).contains("REASON_STATE_FORBIDS").contains("allowed").contains("Report");
        assertThat(again.out()).contains("\"reason\":\"REASON_STATE_FORBIDS\"");
        done(tianjin.run("supplement-request", matter, "--missing", "RULING", "--text", "缺裁定书"));
        done(beijing.run("supplement", matter, "--paper", "RULING=" + home.resolve("letter.pdf")));
        done(beijing.run("urge", matter));
        done(tianjin.run("report", matter, "--stage", "final", "--outcome", "done", "--text", "查无"));
        done(beijing.run("confirm", matter));
        done(beijing.run("rate", matter, "--score", "5"));
        assertThat(done(tianjin.run("status", matter)).out()).contains("CONFIRMED");
    }

    @Test
    @Order(4)
    void personalDataIsMaskedAndReadInClearOnlyWithAReason() {
        assertThat(done(tianjin.run("show", matter)).out()).contains("张**").doesNotContain("张三丰");
        assertThat(tianjin.run("show", matter, "--clear").code()).isEqualTo(ExitCodes.USAGE);
        Program.Ran clear = done(tianjin.run("show", matter, "--clear", "--reason", "核对"));
        assertThat(clear.out()).contains("张三丰").contains("name: letter.pdf");
        assertThat(clear.err()).contains("已留痕");
        assertThat(beijing.run("show", "NOPE").err()).contains("REASON_NOT_PARTY");
    }

    @Test
    @Order(5)
    void theRuleBookIsComparedAndApplied() throws IOException {
        assertThat(done(operator.run("rules", "diff")).err()).contains("no difference");
        Path matters = home.resolve("config/matters.yaml");
        Files.writeString(matters, Files.readString(matters).replace("usual_days: 15", "usual_days: 16"));
        Program.Ran diff = operator.run("rules", "diff");
        assertThat(diff.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(diff.out()).contains("~ period.usual_days: 15 -> 16");
        Program.Ran stale = operator.run("rules", "apply", "--expect-revision", "1");
        assertThat(stale.err()).contains("REASON_REVISION_MISMATCH");
        done(operator.run("rules", "apply"));
        assertThat(done(operator.run("rules", "show", "matters")).out()).contains("usual_days: 16");
        Path more = Files.writeString(home.resolve("more.yaml"),
                "organisations:\n  - {code: T-1, name: 甲所, kind: OTHER}\n  - {code: T-2, name: 乙所, kind: OTHER}\n");
        done(operator.run("org", "add", more.toString(), "--reason", "新增"));
        assertThat(done(operator.run("org", "list", "--kind", "OTHER")).out()).contains("T-1").contains("T-2");
    }

    @Test
    @Order(6)
    void evidenceIsVerifiedBeforeAndAfterErasureAndInABackup() throws IOException {
        assertThat(done(operator.run("verify")).out()).contains("all is as it was written");
        assertThat(operator.run("erase", matter, "--reason", "PIPL 47").code()).isEqualTo(ExitCodes.USAGE);
        done(operator.run("erase", matter, "--reason", "PIPL 47", "--yes"));
        assertThat(done(operator.run("verify")).out()).contains("all is as it was written");

        Path backup = home.resolve("copy.db");
        done(operator.run("backup", backup.toString()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rw-------");
        assertThat(operator.run("backup", backup.toString()).err()).contains("there already");
        Program elsewhere = operator.with("XIETONG_DATA", home.resolve("restored").toString());
        assertThat(done(elsewhere.run("restore", backup.toString())).out()).contains("DRILL 演练");
        assertThat(elsewhere.run("restore", backup.toString()).code()).isEqualTo(ExitCodes.FAILED);
        Path key = home.resolve("data/identity/signing.pem");
        done(elsewhere.run("verify", "--public-key", key.toString()));
    }

    @Test
    @Order(7)
    void whatThePassingOfTimeWouldEraseIsShownBeforeItIsPutIntoForce() throws IOException {
        assertThat(done(operator.run("retention")).err()).contains("no kind has a period");
        Path file = home.resolve("config/retention.yaml");
        String shipped = Files.readString(file);
        Files.writeString(file, shipped.replace("\nyears: {}", "\nyears: {entrustment: 2}"));
        Program.Ran unlawful = operator.run("retention");
        assertThat(unlawful.code()).isNotEqualTo(ExitCodes.DONE);
        assertThat(unlawful.err()).contains("years.entrustment", "accepted: 3 to 100", "PIPL 55, 56");
        Files.writeString(file, shipped.replace("\nyears: {}", "\nyears: {entrustment: 3, room: 5}"));
        Program.Ran shown = done(operator.run("retention"));
        assertThat(shown.out()).containsPattern("entrustment +3 +0").containsPattern("room +5 +0");
        assertThat(shown.err()).contains("not in force");
        Files.writeString(file, shipped);
    }

    @Test
    @Order(8)
    void aCitedPaperThatIsLostIsNamedByVerifyDoctorBackupAndRestore() throws IOException {
        Path letter = Files.writeString(home.resolve("lost.pdf"), "lost");
        done(beijing.run("entrust", "--file", home.resolve("matter.yaml").toString(), "--paper", "CREDENTIALS:证1=" + letter));
        Path stored = stored("lost");
        Files.delete(stored);
        Program.Ran verified = operator.run("verify");
        assertThat(verified.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(verified.out()).contains("FAULT citations 京0117 sha256:" + stored.getFileName());
        Program.Ran examined = operator.run("doctor");
        assertThat(examined.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(examined.out()).contains("1 that are cited are not stored");
        Path backup = home.resolve("lacking.db");
        Program.Ran copied = operator.run("backup", backup.toString());
        assertThat(copied.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(copied.out()).contains("FAULT document of 京0117 sha256:" + stored.getFileName());
        assertThat(backup).exists();
        Program.Ran restored =
                operator.with("XIETONG_DATA", home.resolve("lacking").toString()).run("restore", backup.toString());
        assertThat(restored.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(restored.out()).contains("restored: ledger").contains("FAULT document of 京0117");

        Files.writeString(stored, "l0st");
        assertThat(operator.run("verify").out()).contains("FAULT citations 京0117 sha256:" + stored.getFileName());
        done(beijing.run("entrust", "--file", home.resolve("matter.yaml").toString(), "--paper", "CREDENTIALS:证1=" + letter));
        assertThat(stored).as("the next upload heals it").hasContent("lost");
        assertThat(done(operator.run("verify")).out()).contains("all is as it was written");
    }

    private static Path stored(String content) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("data/documents"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).equals(content)) {
                    return file;
                }
            }
        }
        throw new AssertionError("no document says " + content);
    }

    @Test
    @Order(9)
    void revokedKeysAndMissingHubsAreToldApart() {
        done(operator.run("org", "revoke", "津0119", "--reason", "遗失"));
        assertThat(tianjin.run("inbox").code()).isEqualTo(ExitCodes.REFUSED);
        site.close();
        Program.Ran gone = beijing.run("inbox", "--timeout", "1");
        assertThat(gone.code()).isEqualTo(ExitCodes.NO_CONNECTION);
        assertThat(gone.err()).startsWith("no connection");
        assertThat(operator.run("doctor", "--timeout", "1").out()).contains("no hub answers");
    }

    private static Program.Ran done(Program.Ran ran) {
        assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isEqualTo(ExitCodes.DONE);
        return ran;
    }

    @Test
    @Order(9)
    void nothingIsLeftBesideWhatWasAskedFor() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).noneMatch(name -> name.startsWith(".xietong"));
        }
    }
}
