// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
import xietong.rules.calendar.Deadlines;

/** Case events, warnings, clocks, supervision, duty and statistics as courts type them, on a real hub. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SupervisionProgramTest {
    private static final String CASE = "（2026）京0108执9001号";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @TempDir
    private static Path home;

    private static Site site;
    private static Program court;
    private static Program centre;
    private static Program superior;
    private static Program high;
    private static Duration moved = Duration.ZERO;
    private static String warning;
    private static String order;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(home);
        court = site.member("京0108", "1024,王法官");
        centre = court.with("XIETONG_OFFICER", "7,值班员,COMMAND_CENTRE");
        superior = site.member("京01", "8,督办员,COMMAND_CENTRE");
        high = site.member("京", "9,高院值班员,COMMAND_CENTRE");
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    private static String ended(int code, Program.Ran ran) {
        assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isEqualTo(code);
        return code == ExitCodes.DONE ? ran.out() : ran.out() + ran.err();
    }

    private static String done(Program.Ran ran) {
        return ended(ExitCodes.DONE, ran);
    }

    private static String refused(Program.Ran ran) {
        return ended(ExitCodes.REFUSED, ran);
    }

    private static String usage(Program.Ran ran) {
        return ended(ExitCodes.USAGE, ran);
    }

    private static String part(String text, String expression) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String accepted(Program.Ran ran) {
        return part(done(ran), "已受理 (\\S+) revision");
    }

    private static void advance(Duration time) throws IOException {
        site.advance(time);
        // What falls due by the first is decided before the second.
        site.advance(Duration.ofSeconds(1));
        moved = moved.plus(time).plusSeconds(1);
    }

    /** So far from the hub's present, in Beijing time. */
    private static String in(Duration time) {
        return MINUTE.format(LocalDateTime.now(Deadlines.ZONE).plus(moved).plus(time));
    }

    private static String event(String kind, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(new String[] {"case", "event", "--case", CASE, "--kind", kind}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return accepted(court.run(all));
    }

    @Test
    @Order(1)
    void whatHappensInACaseOpensItsNodesAndTheirClocksShowTheirArithmetic() {
        event("立案", "--team", "team-03");
        event("PROPERTY_FOUND", "--item", "P-1");
        event("NODE_DONE", "--node", "1");
        assertThat(refused(court.run("case", "event", "--case", CASE, "--kind", "PROPERTY_FOUND"))).contains("item");
        assertThat(refused(court.run("case", "event", "--case", CASE, "--kind", "DOCKETED", "--team", "nobody"))).contains("team");
        assertThat(usage(court.run("case", "event", "--case", CASE, "--kind", "PERFORMED"))).contains("DOCKETED");
        assertThat(done(court.run("case", "nodes", CASE)))
                .contains("发现财产后采取控制措施", "P-1", "OPEN 进行中", "DONE 已完成", "NODE_DONE 节点完成", "team-03");
        String json = done(court.run("case", "nodes", CASE, "--json"));
        String node = part(json, "\"id\":\"([^\"]+)\"[^\\n]*\"number\":14,");
        assertThat(done(court.run("clocks", node))).contains("RUNNING 计算中", "当日不计", "at 100 %", "依据");
        assertThat(done(court.run("clocks", node, "--json"))).startsWith("{").contains("\"dueTime\"");
    }

    @Test
    @Order(2)
    void manyEventsComeFromAFileEachWithItsOwnReceipt() throws IOException {
        String file = Files.writeString(home.resolve("events.csv"), """
                案号,kind,item,时间,node,team
                （2026）京0108执9002号,立案,,,,team-01
                （2026）京0108执9002号,PROPERTY_FOUND,P-1,,,
                （2026）京0108执9002号,NODE_DONE,,,1,
                （2026）津0119执9002号,DOCKETED,,,,
                （2026）京0108执9002号,SUNSHINE,,,,
                """).toString();
        String said = refused(court.run("case", "import", file, "--batch", "b-1"));
        assertThat(said).contains("row 2: accepted", "row 4: accepted", "row 5: refused", "row 6: refused REASON_FIELD_INVALID")
                .contains("3 accepted 已受理, 2 refused 未受理, 0 without answer 未答复");
        assertThat(refused(court.run("case", "import", file, "--batch", "b-1"))).as("again: the same receipts")
                .contains(part(said, "row 3: (accepted \\S+ \\S+)"));
        assertThat(refused(court.run("case", "import", file, "--batch", "b-2", "--check"))).contains("row 6", "0 accepted 已受理");
        assertThat(usage(court.run("case", "import", file, "--batch", "b 3"))).contains("--batch");
        assertThat(done(court.run("case", "nodes", "（2026）京0108执9002号"))).contains("阅卷", "DONE 已完成");
    }

    @Test
    @Order(3)
    void whatIsLateIsWarnedOfHandedOverAndTakenUp() throws IOException {
        advance(Duration.ofDays(16));
        String listed = done(court.run("warnings", "--kind", "有财产未进行查控"));
        assertThat(listed).contains("OVERDUE 超期", "UNCONTROLLED 有财产未进行查控", "OPEN 预警中", "team-03", CASE);
        warning = part(listed, "(?m)^(\\S+)  .*" + Pattern.quote(CASE));
        assertThat(done(court.run("warnings", "--five"))).contains(warning).doesNotContain("NODE_LATE");
        assertThat(done(court.run("warnings"))).contains("NODE_LATE 流程节点超期");
        assertThat(refused(court.run("warnings", "hand-over", warning, "--desk", "nobody"))).contains("REASON_ADDRESSEE_FORBIDDEN");
        done(court.run("warnings", "hand-over", warning, "--desk", "team-04", "--text", "请接手"));
        assertThat(usage(court.run("warnings", "ack", warning))).contains("--text");
        assertThat(refused(superior.run("warnings", "show", warning))).contains("REASON_NOT_PARTY");
        done(court.run("warnings", "ack", warning, "--text", "今日查控"));
        assertThat(done(court.run("warnings", "--acknowledged"))).contains(warning, "ACKNOWLEDGED 已确认", "team-04");
        assertThat(done(court.run("warnings", "show", warning)))
                .contains("kind: UNCONTROLLED", "raised", "HandOverWarning", "AcknowledgeWarning", "→ team-04");
        assertThat(done(court.run("warnings", "show", warning, "--json"))).startsWith("{").contains("WARNING_LEVEL_OVERDUE");
        event("MEASURE_TAKEN", "--item", "P-1", "--until", in(Duration.ofDays(365)));
        assertThat(done(court.run("warnings", "--cleared"))).contains(warning, "CAUSE_GONE 已办理");
    }

    @Test
    @Order(4)
    void whatNobodyTakesUpIsLaidBeforeTheSuperiorWhoOrdersAnAnswer() throws IOException {
        // Each rung counts from when the one before was told: the hub was there all the time.
        for (int rung = 0; rung < 5; rung++) {
            advance(Duration.ofDays(9));
        }
        String laid = done(superior.run("warnings", "--laid-before"));
        assertThat(laid).contains("SUPERIOR 上级法院", "before 已报 京01");
        String about = part(laid, "(?m)^(\\S+)  .*京0108");
        String due = in(Duration.ofDays(3));
        assertThat(refused(centre.run("supervise", "order", "--to", "京01", "--text", "请答复", "--due", due)))
                .contains("REASON_ADDRESSEE_FORBIDDEN");
        order = accepted(superior.run("supervise", "order", "--to", "京0108", "--text", "限期查控", "--due", due, "--about", about,
                "--case", CASE, "--hung"));
        assertThat(done(superior.run("supervise", "list", "--board"))).contains(order, "ORDERED 督办中", "on the board 挂牌");
        done(superior.run("supervise", "hang", order, "--down"));
        done(superior.run("supervise", "hang", order));
        assertThat(done(court.run("supervise", "list"))).contains(order, "京01", CASE);
        done(court.run("supervise", "answer", order, "--text", "正在办理", "--report"));
        assertThat(done(superior.run("supervise", "list", "--waiting"))).contains(order);
        assertThat(usage(superior.run("supervise", "escalate", order))).contains("--reason");
        assertThat(refused(superior.run("supervise", "escalate", order, "--reason", "未答复"))).contains("REASON_TOO_EARLY");
        advance(Duration.ofDays(4));
        done(superior.run("supervise", "escalate", order, "--reason", "逾期未答复"));
        assertThat(done(high.run("supervise", "list", "--laid-before"))).contains(order, "overdue 超期", "before 已报 京");
        done(court.run("supervise", "answer", order, "--text", "已查控"));
        assertThat(done(superior.run("supervise", "list", "--to-settle"))).contains(order, "ANSWERED 已答复");
        assertThat(usage(superior.run("supervise", "settle", order, "--send-back"))).contains("--due");
        done(superior.run("supervise", "settle", order, "--send-back", "--due", in(Duration.ofDays(3)), "--reason", "材料不全"));
        done(court.run("supervise", "answer", order, "--text", "补充"));
        done(superior.run("supervise", "settle", order));
        assertThat(done(superior.run("supervise", "list", "--done"))).contains(order, "SETTLED 已办结", "sent back 退回 1");
        assertThat(done(court.run("supervise", "show", order))).contains("state: SETTLED", "Escalate");
    }

    @Test
    @Order(5)
    void aDeskHasARosterAndIsHandedOverWithWhatIsOpen() throws IOException {
        String csv = Files.writeString(home.resolve("turns.csv"), "start,结束,officer_a,officer_b\n"
                + in(Duration.ofMinutes(5)) + "," + in(Duration.ofHours(12)) + ",7,1024\nx,y,7,\n").toString();
        assertThat(refused(centre.run("duty", "roster", "command-centre", csv))).contains("row 3", "nothing was sent 未提交");
        String yaml = Files.writeString(home.resolve("turns.yaml"), "- {start: \"" + in(Duration.ofMinutes(5)) + "\", end: \""
                + in(Duration.ofHours(12)) + "\", officer_a: \"7\", officer_b: \"1024\"}\n").toString();
        assertThat(centre.run("duty", "start", "command-centre").err()).contains("has no roster yet");
        done(centre.run("duty", "roster", "command-centre", yaml));
        done(centre.run("duty", "roster", "command-centre", yaml));
        assertThat(refused(centre.run("duty", "start", "command-centre"))).as("before the turn, without a reason").contains("reason");
        advance(Duration.ofMinutes(10));
        done(centre.run("duty", "start", "command-centre"));
        assertThat(done(centre.run("duty", "list"))).contains("京0108/command-centre  7 ");
        assertThat(refused(court.run("duty", "hand-over", "command-centre"))).contains("REASON_RIGHT_MISSING");
        assertThat(done(centre.run("duty", "hand-over", "command-centre", "--to", "1024", "--text", "留意")))
                .contains("handed over 交接", "7 → 1024", "open 未了 ", "warning ");
        assertThat(done(centre.run("duty", "show", "command-centre"))).contains("A 主班", "nobody 无人在岗", "7 → 1024");
        assertThat(done(court.run("duty", "show", "command-centre", "--clear", "--reason", "核对"))).contains("留意");
    }

    @Test
    @Order(6)
    void figuresComeAsATableAsCsvAsJsonAndAsAPicture() throws IOException {
        String[] asked = {"stats", "--from", "2026-01-01", "--to", LocalDateTime.now(Deadlines.ZONE).plus(moved).toLocalDate().toString(),
            "--kind", "warning", "--kind", "supervision", "--period", "年"};
        assertThat(done(with(asked))).contains("warning/UNCONTROLLED", "supervision", "办结率");
        assertThat(done(with(asked, "--json"))).contains("\"kind\":\"supervision");
        assertThat(done(with(asked, "--csv", "-"))).startsWith("organisation,division,period").contains("京0108,110108,20");
        Path file = home.resolve("figures.csv");
        done(with(asked, "--csv", file.toString()));
        assertThat(Files.readString(file)).startsWith("\uFEFForganisation");
        assertThat(with(asked, "--csv", file.toString()).err()).contains("is there already");
        assertThat(done(with(asked, "--rank", "超期数", "--all-kinds"))).containsPattern("(?m)^1 +20\\d\\d +京0108");
        Path svg = home.resolve("figures.svg");
        done(with(asked, "--plot", svg.toString()));
        assertThat(Files.readString(svg)).contains("<svg", "warning/UNCONTROLLED", "超期 overdue");
        Path png = home.resolve("figures.png");
        done(with(asked, "--plot", png.toString(), "--figure", "mean"));
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(usage(with(asked, "--plot", "figures.gif"))).contains(".svg or .png");
        assertThat(usage(with(asked, "--json", "--csv", "-"))).contains("not both");
        assertThat(refused(court.run("stats", "--org", "京01"))).contains("REASON_NOT_PARTY");
    }

    private static Program.Ran with(String[] command, String... more) {
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return superior.run(all);
    }
}
