// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Collaboration of other kinds than dispatch, cases, disposal and objections as courts type them, on a real hub. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CollaborationProgramTest {
    private static final String DUE = "2030-01-02 09:00";
    private static final String APPROVER = "8,孙法官,APPROVER";

    @TempDir
    private static Path home;

    private static Site site;
    private static Program pinggu;
    private static Program haidian;
    private static Program jizhou;
    private static Program beijing;
    private static Program bank;
    private static String paper;
    private static String first;
    private static String second;
    private static String asset;
    private static String plan;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(home);
        pinggu = site.member("京0117", "1024,王法官");
        haidian = site.member("京0108", "9,周法官");
        jizhou = site.member("津0119", "7,李法官");
        beijing = site.member("京", APPROVER);
        bank = site.member("BANK-A", "3,赵经办");
        paper = Files.writeString(home.resolve("ruling.pdf"), "ruling").toString();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    private static String done(Program.Ran ran) {
        assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }

    private static String refused(Program.Ran ran) {
        assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isEqualTo(ExitCodes.REFUSED);
        return ran.err();
    }

    private static String accepted(Program.Ran ran) {
        return part(done(ran), "已受理 (\\S+) revision");
    }

    private static String part(String text, String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String paper(String kind) {
        return kind + "=" + paper;
    }

    @Test
    @Order(1)
    void aCourtIsToldToActByItsSuperior() {
        assertThat(beijing.run("collaborate", "apply", "--kind", "dispatch").err()).contains("xietong dispatch apply");
        String id = accepted(beijing.with("XIETONG_OFFICER", "2,钱法官").run("collaborate", "apply", "--kind", "督促执行",
                "--court", "京0117", "--reason", "超期未执行", "--due", DUE));
        assertThat(done(beijing.run("collaborate", "list", "--to-decide"))).contains(id, "SUPERVISE 督促执行", "京0117");
        assertThat(beijing.run("collaborate", "decide", id).err()).contains("--text");
        assertThat(beijing.run("collaborate", "decide", id, "--refuse").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(beijing.run("collaborate", "decide", id, "--text", "x", "--task", "京0117").code())
                .isEqualTo(ExitCodes.USAGE);
        done(beijing.run("collaborate", "decide", id, "--text", "限期执行", "--task", "京0117:承办=查清财产",
                "--paper", paper("SUPERVISION_ORDER")));
        String order = part(done(pinggu.run("collaborate", "orders")), "(?m)^(\\S+)  +SENT 已下达");
        assertThat(done(pinggu.run("collaborate", "order", order))).contains("as 承办", "查清财产", "from 下达: 京");
        done(beijing.run("collaborate", "send", id, "--task", "京0117=报告进展"));
        done(pinggu.run("collaborate", "acknowledge", order));
        done(pinggu.run("dispatch", "report", order, "--text", "已查询", "--done"));
        assertThat(done(pinggu.run("dispatch", "orders", "--done"))).contains(order, "DONE 已完成");
        assertThat(done(beijing.run("dispatch", "orders", "--sent"))).contains("SENT 已下达");
        assertThat(refused(beijing.run("collaborate", "close", id))).contains("REASON_ORDERS_OPEN");
        assertThat(done(beijing.run("collaborate", "show", id)))
                .contains("SUPERVISE 督促执行, IN_FORCE 执行中", "decision 决定内容: 限期执行", "reason 事由: 超期未执行",
                        "task 任务: 京0117 as 承办: 查清财产", "Decide");
        assertThat(done(beijing.run("collaborate", "show", id, "--json"))).startsWith("{").contains("COLLABORATION_STATE_IN_FORCE");
    }

    @Test
    @Order(2)
    void aCaseGoesToAnotherCourtByRulingOrByEntrustment() {
        String moved = "（2018）京0117执2号";
        String id = accepted(pinggu.run("collaborate", "apply", "--kind", "ASSIGN", "--move", moved + "=京0117",
                "--receiving", "京0108", "--reason", "回避"));
        assertThat(done(pinggu.run("collaborate", "list"))).contains(id, "cases 案件 1 → 京0108");
        done(beijing.run("collaborate", "decide", id, "--text", "指定海淀法院执行", "--paper", paper("RULING")));
        String transfer = part(done(haidian.run("case", "list")), "(?m)^(\\S+)  +SENT 已移送  ASSIGN 指定执行  京0117");
        done(haidian.run("case", "docket", transfer, "--case", "（2018）京0108执3号"));
        assertThat(done(haidian.run("case", "list", "--docketed"))).contains(transfer, "（2018）京0108执3号");
        assertThat(done(haidian.run("case", "show", transfer))).contains("state: DOCKETED", moved);

        String sent = accepted(pinggu.run("case", "transfer", "--to", "津0119", "--case", "（2018）京0117执4号",
                "--reason", "财产在蓟州", "--paper", paper("ENTRUSTMENT_LETTER"), "--paper", paper("ENFORCEMENT_BASIS")));
        assertThat(done(pinggu.run("case", "list", "--sent"))).contains(sent, "ENTRUST 委托执行");
        assertThat(done(jizhou.run("case", "list"))).contains(sent);
    }

    @Test
    @Order(3)
    void aBankruptcyIsReportedByTheCourtThatAcceptedIt() {
        String[] report = {"case", "fact", "--kind", "bankruptcy_accepted", "--debtor", "ORGANISATION,演示公司",
            "--case", "（2025）京0117破9001号", "--paper", paper("RULING")};
        assertThat(refused(pinggu.run(report))).contains("debtor.identifier");
        report[5] = "ORGANISATION,演示公司,91990100MA0000015X";
        String fact = accepted(pinggu.run(report));
        assertThat(done(pinggu.run("case", "show-fact", fact))).contains("kind: BANKRUPTCY_ACCEPTED", "kind: RULING");
    }

    private static String frozen(Program court, String caseNumber, String request, String result) {
        String id = accepted(court.run("freeze", "order", "--at", "BANK-A", "--kind", "deposit", "--number",
                "6299990000000000012", "--stage", "enforcement", "--debtor", "PERSON,王演示,990100190001010011",
                "--amount", "600.00", "--claim", "600.00", "--case", caseNumber, "--request-number", request,
                "--paper", paper("RULING"), "--paper", paper("ASSISTANCE_NOTICE")));
        done(bank.run("freeze", "receipt", id, "--measure", "order", "--result", result, "--balance", "600.00",
                "--registered", Instant.now().minusSeconds(1).toString(), "--register-number", "R-" + id));
        return id;
    }

    @Test
    @Order(4)
    void whoDisposesIsAskedForAndDisputed() throws IOException {
        first = frozen(pinggu, "（2018）京0117执1号", "冻-1", "done");
        second = frozen(haidian, "（2018）京0108执1号", "冻-2", "queued");
        asset = part(done(pinggu.run("asset", "show", first)), "财产 (\\S+):");
        String[] ask = {"asset", "transfer-request", asset, "--order", second, "--ground", "优先债权", "--reason", "抵押权",
            "--paper", paper("TRANSFER_REQUEST"), "--paper", paper("ENFORCEMENT_BASIS")};
        assertThat(refused(haidian.run(ask))).contains("REASON_TOO_EARLY");
        site.advance(Duration.ofDays(62));
        done(haidian.run(ask));
        assertThat(done(pinggu.run("asset", "show", asset))).contains("商请移送 1: SECURED 优先债权, 京0108 asks 京0117");
        assertThat(pinggu.run("asset", "transfer-answer", asset, "--request", "1", "--refuse").err()).contains("--reason");
        assertThat(pinggu.run("asset", "transfer-answer", asset, "--request", "1", "--reserve", "1.005").err())
                .contains("--reserve").contains("at most 2 decimals");
        done(pinggu.run("asset", "transfer-answer", asset, "--request", "1", "--refuse", "--reason", "正在处置"));
        assertThat(done(pinggu.run("asset", "show", asset))).contains("REFUSED 不予移送", "dispute 争议 1: DISPOSAL");
        assertThat(refused(haidian.run("asset", "dispute", asset, "--ground", "DISPOSAL", "--reason", "争议")))
                .contains("REASON_DISPUTE_OPEN");
        assertThat(haidian.run("asset", "dispute", asset, "--ground", "OUTSIDE_FREEZE", "--reason", "争议").code())
                .isEqualTo(ExitCodes.USAGE);
        done(beijing.run("asset", "settle", asset, "--dispute", "1", "--disposer", first, "--reason", "由首封法院处置",
                "--paper", paper("DECISION")));
        done(pinggu.run("asset", "begin-disposal", asset, "--reason", "扣划前公告"));
        assertThat(done(pinggu.run("asset", "show", asset))).contains("settled 已裁决", "begun 已启动");
    }

    private static String propose(String total, String shares) throws IOException {
        Path file = Files.writeString(home.resolve("shares.yaml"), shares);
        return accepted(pinggu.run("distribution", "propose", first, "--total", total, "--shares", file.toString(),
                "--reason", "按比例", "--paper", paper("DISTRIBUTION_PLAN")));
    }

    @Test
    @Order(5)
    void anObjectionIsOpposedAndSuedUponAndTheRestIsPaid() throws IOException {
        done(pinggu.run("freeze", "deduct", first, "--amount", "600.00", "--original-case", "（2018）京0117执1号",
                "--original-request", "冻-1", "--paper", paper("RULING"), "--paper", paper("ASSISTANCE_NOTICE"),
                "--paper", paper("ENFORCEMENT_BASIS")));
        done(pinggu.run("freeze", "approve", first, "--officer", APPROVER));
        done(bank.run("freeze", "receipt", first, "--measure", "deduction", "--result", "done"));
        plan = propose("500.00", """
                - {order: %s, creditor_kind: PERSON, creditor: 演示甲, ground: 普通债权, amount: "400.00"}
                - {order: %s, creditor_kind: PERSON, creditor: 演示乙, ground: WAGES, amount: "100.00"}
                """.formatted(first, second));
        String[] object = {"distribution", "object", plan, "--share", "1", "--amount", "-5", "--in-favour-of", "2",
            "--reason", "比例有误", "--paper", paper("DISTRIBUTION_OBJECTION")};
        assertThat(haidian.run(object).code()).isEqualTo(ExitCodes.USAGE);
        object[6] = "92233720368547758.08";
        assertThat(haidian.run(object).err()).contains("--amount").contains("at most 92233720368547758.07 is accepted");
        object[6] = "50.00";
        done(haidian.run(object));
        done(pinggu.run("distribution", "oppose", plan, "--objection", "1", "--share", "1", "--reason", "比例无误"));
        done(haidian.run("distribution", "suit", plan, "--objection", "1", "--suit-case", "（2026）京0117民初1号",
                "--paper", paper("CASE_NOTICE")));
        assertThat(done(haidian.run("distribution", "show", plan))).contains("objection 异议 1: SUED 已起诉, 京0108 disputes "
                + "50.00 of share 1, in favour of share 2; opposed by 京0117; suit 诉讼 （2026）京0117民初1号");
        site.advance(Duration.ofDays(30));
        done(pinggu.run("distribution", "finalise", plan));
        assertThat(done(pinggu.run("distribution", "list"))).contains("DEPOSITED", "450.00", "50.00", "1, open 未决 1");
        done(pinggu.run("distribution", "settle", plan, "--objection", "1", "--awarded", "20.00",
                "--paper", paper("JUDGMENT")));
        done(pinggu.run("distribution", "finalise", plan));
        assertThat(done(haidian.run("distribution", "show", plan))).contains("PAID 已发放", "380.00", "120.00");
        assertThat(done(haidian.run("distribution", "show", plan, "--clear", "--reason", "核对"))).contains("演示甲");
    }

    @Test
    @Order(6)
    void aPlanIsTakenBack() throws IOException {
        String other = propose("100.00", "- {order: " + first
                + ", creditor_kind: PERSON, creditor: 演示甲, ground: COSTS, amount: \"100.00\"}");
        assertThat(pinggu.run("distribution", "withdraw", other).err()).contains("--reason");
        done(pinggu.run("distribution", "withdraw", other, "--reason", "有误"));
        assertThat(done(pinggu.run("distribution", "list", "--ended"))).contains("WITHDRAWN 已撤回").contains(plan);
    }

    @Test
    @Order(7)
    void aLineThatTheHubRefusesIsToldWithItsRows() throws IOException {
        Path file = Files.writeString(home.resolve("accounts.csv"), """
                registrar,number,court,original_case_number,original_request_number
                BANK-A,6299990000000000012,京0117,（2018）京0117执1号,冻-1
                BANK-A,6299990000000000013,京0117,（2018）京0117执1号,冻-4
                BANK-A,6299990000000000013,京0108,（2018）京0108执1号,冻-5
                """);
        String[] apply = {"dispatch", "apply", file.toString(), "--case", "（2018）京0117执1号", "--due", DUE,
            "--paper", paper("RULING"), "--reason", "重整", "--check"};
        assertThat(pinggu.run(apply).err()).contains("3 freezes, 2 accounts, 2 courts, UTF-8");
        assertThat(done(pinggu.run(apply))).isEmpty();
        apply[apply.length - 1] = "--json";
        Program.Ran ran = pinggu.run(apply);
        assertThat(refused(ran)).contains("line 2 is the account of row 3, 4").contains("REASON_IDENTIFIER_INVALID");
        assertThat(ran.out()).contains("\"reason\":\"REASON_IDENTIFIER_INVALID\"");
    }
}
