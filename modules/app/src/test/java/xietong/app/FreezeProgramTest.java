// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Freezes as two courts and a bank type them, on a real hub. The steps build on each other. */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreezeProgramTest {
    @TempDir
    private static Path home;

    private static Site site;
    private static Program beijing;
    private static Program tianjin;
    private static Program bank;
    private static String paper;
    private static String first;
    private static String second;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(home);
        beijing = site.member("京0117", "1024,王法官");
        tianjin = site.member("津0119", "7,李法官");
        bank = site.member("BANK-A", "3,赵经办");
        paper = Files.writeString(home.resolve("ruling.pdf"), "ruling").toString();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    private static Program.Ran done(Program.Ran ran) {
        assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isEqualTo(ExitCodes.DONE);
        return ran;
    }

    private static String accepted(Program.Ran ran) {
        Matcher id = Pattern.compile("已受理 (\\S+) revision").matcher(done(ran).out());
        assertThat(id.find()).as(ran.out()).isTrue();
        return id.group(1);
    }

    private static Program.Ran order(Program court, String caseNumber, String amount, String number) {
        return court.run("freeze", "order", "--at", "BANK-A", "--kind", "deposit", "--number", "6299990000000000012",
                "--stage", "enforcement", "--debtor", "PERSON,王演示,990100190001010011", "--amount", amount,
                "--claim", amount, "--case", caseNumber, "--request-number", number,
                "--paper", "RULING:裁1=" + paper, "--paper", "ASSISTANCE_NOTICE=" + paper);
    }

    private static Program.Ran receipt(String id, String measure, String result, String... more) {
        String registered = Instant.now().minus(Duration.ofMinutes(1)).toString();
        String[] start = {"freeze", "receipt", id, "--measure", measure, "--result", result, "--registered", registered,
            "--register-number", "R-" + id};
        String[] all = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return bank.run(all);
    }

    @Test
    @Order(1)
    void twoCourtsOrderAndTheBankSeesWhatItOwesAnAnswer() {
        first = accepted(order(beijing, "（2018）京0117执1号", "60000.00", "冻-1"));
        second = accepted(order(tianjin, "（2018）津0119执1号", "50000", "冻-2"));
        assertThat(order(beijing, "（2018）京0117执2号", "1.005", "冻-3").err()).contains("at most 2 decimals");
        assertThat(order(beijing, "（2018）京0117执2号", "-1", "冻-3").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(done(bank.run("freeze", "list", "--to-answer")).out())
                .contains(first).contains(second).contains("60,000.00").contains("ORDERED 已送达");
        assertThat(done(beijing.run("freeze", "list")).out()).contains(first).doesNotContain(second);
        assertThat(tianjin.run("freeze", "show", first).err()).contains("REASON_NOT_PARTY");
    }

    @Test
    @Order(2)
    void theQueueIsShownAsACourtReadsIt() {
        done(receipt(first, "order", "done", "--balance", "60000.00"));
        done(receipt(second, "order", "queued", "--balance", "60000.00"));
        String queue = done(tianjin.run("asset", "show", second)).out();
        assertThat(queue.lines().toList()).anySatisfy(line ->
                assertThat(line).startsWith("1 ").contains("京0117", "冻-1", "ENFORCEMENT 执行", "EFFECTIVE 生效"));
        assertThat(queue.lines().toList()).anySatisfy(line ->
                assertThat(line).startsWith("2 ").contains("津0119", "冻-2", "QUEUED 轮候", "50,000.00", "0.00"));
        assertThat(queue).contains("balance 余额: 60,000.00").contains("disposes 处置: 京0117")
                .contains("6299***********0012").doesNotContain("王演示");
        assertThat(done(tianjin.run("asset", "show", second, "--json")).out()).contains("\"queue\":[{");
        assertThat(done(tianjin.run("asset", "list")).out()).contains("BANK-A").contains("京0117");
        Program.Ran clear = done(tianjin.run("asset", "show", second, "--clear", "--reason", "核对"));
        assertThat(clear.out()).contains("王演示");
        assertThat(clear.err()).contains("已留痕");
    }

    @Test
    @Order(3)
    void aReleaseNamesTheOriginalFreezeAndMovesUpWhoWaits() {
        String[] release = {"freeze", "release", first, "--ground", "paid", "--original-case", "（2018）京0117执1号",
            "--original-request", "冻-9", "--paper", "RULING=" + paper, "--paper", "RELEASE_NOTICE=" + paper};
        assertThat(beijing.run(release).err()).contains("REASON_ORIGINAL_MISMATCH");
        release[8] = "冻-1";
        done(beijing.run(release));
        assertThat(done(tianjin.run("asset", "show", second)).out()).contains("解除中 releasing");
        done(receipt(first, "release", "done"));
        assertThat(done(beijing.run("freeze", "list", "--ended")).out()).contains("RELEASED 已解除");
        assertThat(done(tianjin.run("freeze", "list")).out()).contains("EFFECTIVE 生效");
        assertThat(beijing.run("asset", "show", first).err()).contains("REASON_NOT_PARTY");
    }

    @Test
    @Order(4)
    void aDeductionWaitsForASecondOfficer() {
        String[] deduct = {"freeze", "deduct", second, "--amount", "10000.00", "--original-case", "（2018）津0119执1号",
            "--original-request", "冻-2", "--paper", "RULING=" + paper, "--paper", "ASSISTANCE_NOTICE=" + paper,
            "--paper", "ENFORCEMENT_BASIS=" + paper};
        done(tianjin.run(deduct));
        assertThat(done(tianjin.run("freeze", "list")).out()).contains("DEDUCTION 待审批");
        done(tianjin.run("freeze", "approve", second, "--officer", "8,孙法官,APPROVER"));
        done(receipt(second, "deduction", "done"));
        assertThat(done(tianjin.run("asset", "show", second)).out()).contains("已扣划 10,000.00")
                .contains("balance 余额: 50,000.00");
        done(tianjin.run("freeze", "renew", second, "--original-case", "（2018）津0119执1号", "--original-request", "冻-2",
                "--period", "6 months", "--paper", "RULING=" + paper, "--paper", "ASSISTANCE_NOTICE=" + paper));
    }

    @Test
    @Order(5)
    void aFileOfManyOrdersIsSentAgainAndOnlyWhatIsMissingIsDone() throws IOException {
        String header = "协助单位,财产种类,账号,冻结金额,执行标的,案号,阶段,被执行人类型,被执行人,证件号码\n";
        String good = "BANK-A,存款,6299990000000000%s,100.00,100.00,（2018）京0117执%s号,执行,自然人,王演示,990100190001010011\n";
        String rows = header + String.format(good, "129", 11)
                + String.format(good, "137", 12).replace(",100.00,100.00", ",100.001,100.00")
                + String.format(good, "145", 13).replace("BANK-A", "BANK-X");
        Path file = Files.write(home.resolve("账户.csv"), rows.getBytes(Charset.forName("GB18030")));
        String[] send = {"freeze", "import", file.toString(), "--batch", "B-1", "--paper", "RULING=" + paper,
            "--paper", "ASSISTANCE_NOTICE=" + paper};
        Program.Ran once = beijing.run(send);
        assertThat(once.code()).isEqualTo(ExitCodes.REFUSED);
        assertThat(once.err()).contains("3 lines, GB18030").contains("1 accepted 已受理, 2 refused");
        assertThat(once.out().lines()).hasSize(3);
        assertThat(once.out()).contains("row 2: accepted").contains("row 3: refused REASON_AMOUNT_INVALID")
                .contains("row 4: refused REASON_ORGANISATION_UNKNOWN");

        Files.writeString(file, rows.replace(",100.001,", ",100.01,").replace(",100.00,（2018）京0117执12号",
                ",100.01,（2018）京0117执12号").replace("BANK-X", "BANK-A"));
        Path report = home.resolve("report.csv");
        Program.Ran again = done(beijing.with("XIETONG_OFFICER", "1024,王法官").run(
                "freeze", "import", file.toString(), "--batch", "B-1", "--paper", "RULING=" + paper,
                "--paper", "ASSISTANCE_NOTICE=" + paper, "--report", report.toString(), "--json"));
        assertThat(again.err()).contains("UTF-8").contains("3 accepted");
        assertThat(again.out().lines()).hasSize(3).allMatch(line -> line.contains("\"receipt\":{"));
        assertThat(Files.readString(report)).startsWith("\uFEFFrow,result,order").contains("2,ACCEPTED,");
        String list = done(beijing.run("freeze", "list")).out();
        assertThat(list.lines().filter(line -> line.contains("batch/B-1/"))).hasSize(3);
        assertThat(list).contains("batch/B-1/2").contains("6299***********0129");
        assertThat(beijing.run(send[0], send[1], send[2], "--batch", "B 1").code()).isEqualTo(ExitCodes.USAGE);
    }
}
