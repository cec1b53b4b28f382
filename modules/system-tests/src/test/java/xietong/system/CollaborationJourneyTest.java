// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.system.CommandLine.part;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.OfficerRole;

/** What courts and a bank type while they clear accounts under one decision, and share what one of them brought. */
@ExtendWith(Watch.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CollaborationJourneyTest {
    private static final int REFUSED = 3;
    private static final String ACCEPTED = "accepted 已受理 (\\S+) ";
    private static final String ACCOUNT = "6299990000000000012";
    private static final String OTHER = "6299990000000000129";
    private static final String SHARED = "6299990000000000137";
    private static final String BEIJING_CASE = "（2018）京0117执1号";
    private static final String TIANJIN_CASE = "（2019）津0119执9号";
    private static final String APPROVER = "8,孙法官,APPROVER";

    @TempDir
    private static Path folder;

    private static Site site;
    private static CommandLine beijing;
    private static CommandLine tianjin;
    private static CommandLine bank;

    @BeforeAll
    static void aDrill() throws IOException {
        site = new Site(folder, Map.of()).start();
        beijing = as("京0117", "1,王法官");
        tianjin = as("津0119", "2,李法官");
        bank = as("BANK-A", "3,赵经办");
        Files.writeString(folder.resolve("paper.pdf"), "演示文书");
    }

    @AfterAll
    static void end() {
        if (site != null) {
            site.close();
        }
    }

    private static CommandLine as(String code, String officer) {
        var environment = new TreeMap<>(site.environment());
        environment.put("XIETONG_AS", site.bundle(code).toString());
        environment.put("XIETONG_OFFICER", officer);
        return new CommandLine(folder, environment);
    }

    @Test
    @Order(1)
    void twoCourtsClearTheirAccountsUnderOneDecision() throws Exception {
        CommandLine lead = as("冀1082", "4,张法官");
        CommandLine supreme = as("最高法", APPROVER);
        String first = frozen(beijing, ACCOUNT, BEIJING_CASE, "冻-1", "done");
        String queued = frozen(tianjin, ACCOUNT, TIANJIN_CASE, "冻-2", "queued");
        String alone = frozen(tianjin, OTHER, TIANJIN_CASE, "冻-3", "done");

        String id = apply(lead);
        assertThat(as("京", APPROVER).run("dispatch", "decide", id, "--text", "同意", "--paper", "DECISION=paper.pdf")
                .exit()).isEqualTo(REFUSED);
        assertThat(supreme.done("dispatch", "list", "--to-decide"))
                .contains(id, "DISPATCH 统一调度", "账户 accounts 2, 法院 courts 2, 省份 provinces 2");
        supreme.done("dispatch", "decide", id, "--text", "统一解除", "--paper", "DECISION:调1=paper.pdf");
        var following = lead.follow("dispatch", "rollup", id, "--follow");
        following.awaitLine("accounts 0/2", "courts 0/2", "provinces 0/2");

        acknowledged(beijing, List.of(ACCOUNT.substring(15)));
        String order = acknowledged(tianjin, List.of(ACCOUNT.substring(15), OTHER.substring(15)));
        assertThat(tianjin.run("dispatch", "report", order, "--done", "--text", "已解除").ended(REFUSED).err())
                .contains("REASON_ACCOUNTS_OPEN");
        assertThat(supreme.run("dispatch", "close", id).ended(REFUSED).err()).contains("REASON_ACCOUNTS_OPEN");
        released(tianjin, queued, TIANJIN_CASE, "冻-2");
        released(tianjin, alone, TIANJIN_CASE, "冻-3");
        following.awaitLine("accounts 1/2");
        assertThat(lead.done("dispatch", "rollup", id, "--open")).contains("京0117 " + BEIJING_CASE + " 生效");
        tianjin.done("dispatch", "report", order, "--done", "--text", "已解除");
        following.awaitLine("accounts 1/2", "courts 1/2");

        anOpinionIsHeard(lead);

        released(beijing, first, BEIJING_CASE, "冻-1");
        beijing.done("dispatch", "report", orderOf(beijing), "--done", "--text", "已解除");
        following.awaitLine("accounts 2/2", "courts 2/2", "provinces 2/2");
        supreme.done("dispatch", "close", id, "--text", "全部解除");
        assertThat(following.process().waitFor(60, TimeUnit.SECONDS)).as("ends once it is closed").isTrue();
        assertThat(following.process().exitValue()).isZero();
        assertThat(site.as("冀1082").mailbox().subscriptions()).as("nothing is left behind").isEmpty();
        assertThat(lead.done("dispatch", "list", "--ended")).contains(id, "CLOSED 已结束");
    }

    /** A file with a line that is refused goes nowhere; then a provincial superior is asked; then it is accepted. */
    private String apply(CommandLine lead) throws IOException {
        String rows = "协助单位,账号,冻结法院,原冻结案号,原请求单号,轮候顺位\n"
                + "BANK-A," + ACCOUNT + ",津0119," + TIANJIN_CASE + ",冻-2,2\n"
                + "BANK-A," + OTHER + ",津0119," + TIANJIN_CASE + ",%s,\n"
                + "BANK-A," + ACCOUNT + ",京0117," + BEIJING_CASE + ",冻-1,1\n";
        Path file = folder.resolve("accounts.csv");
        Files.writeString(file, String.format(rows, ""), Charset.forName("GB18030"));
        List<String> apply = List.of("dispatch", "apply", file.toString(), "--case", "（2025）冀1082执9001号",
                "--ground", "企业破产法 19", "--due", Instant.now().plus(Duration.ofHours(72)).toString(),
                "--paper", "RULING:裁1=paper.pdf", "--reason", "重整");
        assertThat(lead.run(apply.toArray(String[]::new)).ended(REFUSED).out())
                .contains("row 3: refused REASON_ORIGINAL_MISMATCH").doesNotContain("row 2").doesNotContain("accepted");
        Files.writeString(file, String.format(rows, "冻-3"), Charset.forName("GB18030"));
        var provincial = new ArrayList<>(apply);
        provincial.addAll(List.of("--decider", "冀"));
        assertThat(lead.run(provincial.toArray(String[]::new)).ended(REFUSED).err())
                .contains("REASON_NOT_COMMON_SUPERIOR", "superior 最高法");
        return part(lead.done(apply.toArray(String[]::new)), ACCEPTED);
    }

    private static String orderOf(CommandLine court) {
        return part(court.done("dispatch", "orders"), "(?m)^(\\S+)  +(?:SENT|ACKNOWLEDGED)");
    }

    /** The court reads what it has to release, and nothing of another's, and acknowledges. */
    private static String acknowledged(CommandLine court, List<String> accounts) {
        String order = orderOf(court);
        String shown = court.done("dispatch", "order", order);
        assertThat(shown).contains("统一解除").contains(accounts);
        assertThat(shown.lines().filter(line -> line.contains("BANK-A"))).hasSameSizeAs(accounts);
        court.done("dispatch", "acknowledge", order);
        return order;
    }

    private void anOpinionIsHeard(CommandLine lead) {
        String room = part(lead.done("room", "open", "--title", "账户解除研判", "--member", "津0119"), ACCEPTED);
        String[] opinion = {"room", "post", room, "--text", "同意先解除轮候冻结"};
        assertThat(tianjin.run(opinion).ended(REFUSED).err()).contains("work_pass");
        tianjin.done("room", "post", room, "--text", "同意先解除轮候冻结", "--work-pass", "津执9号");
        tianjin.done("room", "post", room, "--text", "明日办理", "--talk");
        assertThat(lead.done("room", "read", room)).contains("正式意见第1号", "同意先解除轮候冻结", "明日办理");
        assertThat(lead.run("room", "read", room).ended(0).err()).contains("nothing new since #2");
        lead.done("room", "task", room, "--to", "津0119", "--text", "附解除回执");
        tianjin.done("room", "done", room, "--task", "1", "--result", "已附");
        assertThat(lead.done("room", "show", room)).contains("冀1082 主办 lead 已读 read 2/2", "task 任务 1: 津0119", "done 已办");
        assertThat(beijing.run("room", "show", room).ended(REFUSED).err()).contains("REASON_NOT_PARTY");
        lead.done("room", "close", room);
    }

    /** Its month would be too long for the deadlines of the others. */
    @Test
    @Order(2)
    void whatWasDeductedIsSharedOnceNobodyMayObjectAnyMore() throws Exception {
        String order = frozen(beijing, SHARED, BEIJING_CASE, "冻-4", "done");
        String other = frozen(tianjin, SHARED, TIANJIN_CASE, "冻-5", "queued");
        beijing.done("freeze", "deduct", order, "--amount", "600.00", "--original-case", BEIJING_CASE,
                "--original-request", "冻-4", "--paper", "RULING=paper.pdf", "--paper", "ASSISTANCE_NOTICE=paper.pdf",
                "--paper", "ENFORCEMENT_BASIS=paper.pdf");
        beijing.with("XIETONG_OFFICER", APPROVER).done("freeze", "approve", order);
        bank.done("freeze", "receipt", order, "--measure", "deduction", "--result", "done");

        String shares = "order,creditor_kind,creditor,ground,amount\n"
                + order + ",PERSON,演示甲,WAGES,%s\n" + other + ",PERSON,演示乙,普通债权,100.00\n";
        String[] propose = {"distribution", "propose", order, "--total", "600.00", "--shares", "shares.csv",
            "--reason", "按债权比例分配", "--paper", "DISTRIBUTION_PLAN:方案1=paper.pdf"};
        Files.writeString(folder.resolve("shares.csv"), String.format(shares, "500.001"));
        assertThat(beijing.run(propose).ended(REFUSED).out()).contains("row 2: refused REASON_AMOUNT_INVALID");
        Files.writeString(folder.resolve("shares.csv"), String.format(shares, "499.99"));
        assertThat(beijing.run(propose).ended(REFUSED).err()).contains("REASON_SHARES_MISMATCH");
        Files.writeString(folder.resolve("shares.csv"), String.format(shares, "500.00"));
        String id = part(beijing.done(propose), ACCEPTED);

        assertThat(tianjin.done("distribution", "list")).contains(id, "SERVED 已送达", "600.00");
        assertThat(beijing.run("distribution", "finalise", id).ended(REFUSED).err()).contains("REASON_TOO_EARLY");
        tianjin.done("distribution", "waive", id);
        site.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(Matters.header("advance", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(Duration.ofDays(30).toSeconds())
                .build());
        beijing.done("distribution", "finalise", id);
        assertThat(tianjin.done("distribution", "show", id))
                .contains("PAID 已发放", "500.00", "100.00", "不提异议 does not object");
        assertThat(tianjin.done("distribution", "list", "--ended")).contains(id, "PAID 已发放");
    }

    /** An order that the bank has registered. */
    private String frozen(CommandLine court, String account, String caseNumber, String request, String result) {
        String id = part(court.done("freeze", "order", "--at", "BANK-A", "--kind", "deposit", "--number", account,
                "--stage", "enforcement", "--debtor", "PERSON,王演示,990100190001010011", "--amount", "600.00",
                "--claim", "600000.00", "--case", caseNumber, "--request-number", request,
                "--paper", "RULING=paper.pdf", "--paper", "ASSISTANCE_NOTICE=paper.pdf"), ACCEPTED);
        bank.done("freeze", "receipt", id, "--measure", "order", "--result", result, "--balance", "600.00",
                "--registered", Instant.now().minusSeconds(1).toString(), "--register-number", "登-" + id);
        return id;
    }

    private void released(CommandLine court, String id, String caseNumber, String request) {
        court.done("freeze", "release", id, "--ground", "bankruptcy", "--original-case", caseNumber,
                "--original-request", request, "--paper", "RULING=paper.pdf", "--paper", "RELEASE_NOTICE=paper.pdf");
        bank.done("freeze", "receipt", id, "--measure", "release", "--result", "done");
    }
}
