// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Watch orders, sightings, alerts, the grid and persons' files as courts, police and sources type them, on a real hub. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhereaboutsProgramTest {
    private static final String CASE = "（2026）闽0623执9001号";
    private static final String DEBTOR = "990100190001010011";
    private static final String STRANGER = "990100199001010039";

    @TempDir
    private static Path home;

    private static Site site;
    private static Program court;
    private static Program police;
    private static Program rail;
    private static Program grid;
    private static String paper;
    private static String keys;
    private static String order;
    private static String alert;

    @BeforeAll
    static void start() throws IOException {
        site = new Site(home);
        court = site.member("闽0623", "1024,王法官");
        police = site.member("POLICE-350623", "9,张警官,POLICE");
        rail = site.member("POLICE-RAIL-BJ", "3,赵警官,POLICE");
        grid = site.member("GRID-360881", "5,李网格,GRID_WORKER");
        paper = Files.writeString(home.resolve("paper.pdf"), "paper").toString();
        try (var files = Files.walk(home)) {
            keys = files.filter(f -> f.endsWith("sighting.keys")).findFirst().orElseThrow().toString();
        }
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

    private static String requested(String... more) {
        String[] command = {"watch", "request", "--basis", "拘传", "--person", "PERSON,王演示," + DEBTOR, "--former-name",
            "王旧名", "--to", "POLICE-350623", "--case", CASE, "--reason", "传唤不到", "--paper", paper("COMPULSORY_SUMMONS"),
            "--paper", paper("ASSISTANCE_NOTICE")};
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return accepted(court.run(all));
    }

    private static Program.Ran sight(Program source, String event, String number, String... more) {
        String[] command = {"sight", "--event", event, "--source", "hotel", "--division", "350623", "--place",
                "漳浦县绥安镇某酒店303房",
            "--number", number};
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return source.run(all);
    }

    @Test
    @Order(1)
    void aWatchOrderIsAskedForAndAnswered() {
        order = requested("--area", "3506", "--source", "HOTEL", "--source", "铁路");
        assertThat(done(court.run("watch", "list", "--requested"))).contains(order, "REQUESTED 已提出", "POLICE-350623 待答复");
        assertThat(done(police.run("watch", "list", "--to-answer"))).contains(order, "COMPELLED_ATTENDANCE 拘传", "闽0623");
        done(police.run("watch", "accept", order));
        assertThat(done(police.run("watch", "list"))).contains(order, "ACTIVE 布控中").doesNotContain("王演示");
        assertThat(done(court.run("watch", "show", order))).contains("state: ACTIVE", "areas: 3506", "sources: HOTEL, RAIL")
                .doesNotContain(DEBTOR);
        assertThat(done(court.run("watch", "show", order, "--clear", "--reason", "核对"))).contains(DEBTOR, "王旧名");
        assertThat(usage(court.run("watch", "extend", order, "--until", "2030-01-01 09:00"))).contains("--reason");
        assertThat(refused(court.run("watch", "extend", order, "--until", "2060-01-01 09:00", "--reason", "未找到")))
                .contains("REASON_PERIOD_TOO_LONG");

        String other = requested();
        assertThat(usage(police.run("watch", "refuse", other))).contains("--reason");
        done(police.run("watch", "refuse", other, "--reason", "材料不符"));
        assertThat(done(court.run("watch", "list", "--ended"))).contains(other, "REFUSED 不予布控", "不受理");
        assertThat(refused(court.run("watch", "request", "--basis", "VEHICLE_FIND", "--person", "PERSON,王演示," + DEBTOR,
                "--to", "POLICE-350623", "--case", CASE, "--reason", "查找"))).contains("REASON_BASIS_FORBIDS");
    }

    @Test
    @Order(2)
    void aSourceSendsDigestsInClearOnlyWhereAllowed() {
        assertThat(done(sight(rail, "E-0", STRANGER, "--keys", keys))).contains("NO_MATCH 未命中 E-0");
        assertThat(usage(sight(rail, "E-1", DEBTOR))).contains("--keys FILE").contains("--clear").doesNotContain(DEBTOR);
        assertThat(refused(sight(rail, "E-1", DEBTOR, "--clear"))).contains("REASON_BASIS_FORBIDS");
        assertThat(usage(sight(rail, "E-1", "990100190001010012", "--keys", keys))).contains("citizen id")
                .doesNotContain("9901");
        assertThat(refused(sight(rail, "E-1", STRANGER, "--keys", keys, "--time", "2060-01-01 00:00")))
                .contains("INVALID 无法识别 E-1").contains("time");
        assertThat(usage(rail.run("sight"))).contains("--event");
        assertThat(usage(rail.run("sight", "--event", "E", "--source", "HOTEL", "--from", "x"))).contains("not both");
        assertThat(usage(rail.run("sight", "--event", "E", "--source", "HOTEL", "--hit", "0x1f"))).contains("--key");
        assertThat(done(sight(rail, "E-1", DEBTOR, "--keys", keys))).contains("MATCH 命中 E-1, list 名单 ");
        alert = part(done(police.run("alerts")), "(?m)^(\\S+)  +▲1 紧急");
        assertThat(done(police.run("alerts"))).contains("UNACKNOWLEDGED 未确认", "漳浦县绥安镇***", "hold 可控制 ≤ 8 h", "HOTEL 旅馆",
                "CONTROLLED 已控制").doesNotContain("303", "王演示");
    }

    @Test
    @Order(3)
    void oneUnitActsOnAnAlertToItsEnd() {
        assertThat(refused(police.run("alerts", "shelve", alert, "--minutes", "5", "--reason", "忙")))
                .contains("REASON_BASIS_FORBIDS");
        done(police.run("alerts", "ack", alert));
        done(police.run("alerts", "claim", alert, "--desk", "court-liaison"));
        assertThat(refused(police.run("alerts", "claim", alert)))
                .contains("REASON_ALREADY_CLAIMED", "POLICE-350623/court-liaison");
        assertThat(usage(police.run("alerts", "release", alert))).contains("--reason");
        done(police.run("alerts", "release", alert, "--reason", "换班"));
        assertThat(usage(police.run("alerts", "transfer", alert, "--to", "POLICE-RAIL-BJ"))).contains("--reason");
        done(police.run("alerts", "transfer", alert, "--to", "POLICE-RAIL-BJ", "--reason", "在列车上"));
        assertThat(done(rail.run("alerts"))).contains(alert, "UNACKNOWLEDGED 未确认");
        done(rail.run("alerts", "claim", alert));
        assertThat(refused(rail.run("alerts", "report", alert, "--outcome", "VEHICLE_HELD")))
                .contains("REASON_BASIS_FORBIDS");
        done(rail.run("alerts", "report", alert, "--outcome", "已控制", "--place", "漳浦县漳浦站", "--text", "配合"));
        assertThat(done(rail.run("alerts", "--working"))).contains(alert, "CONTROLLED 已控制");
        assertThat(usage(rail.run("alerts", "hand-over", alert, "--result", "TO_COURT", "--handing", "3,赵警官,POLICE")))
                .contains("--instrument");
        String[] handOver = {"alerts", "hand-over", alert, "--result", "移交法院", "--instrument", "拘传票1", "--handing",
            "3,赵警官,POLICE", "--receiving", "1024,王法官", "--condition", "无伤", "--place", "漳浦站"};
        assertThat(refused(rail.run(handOver))).contains("REASON_PERSONNEL_REQUIRED");
        String[] withTwo = Arrays.copyOf(handOver, handOver.length + 2);
        withTwo[handOver.length] = "--receiving";
        withTwo[handOver.length + 1] = "1025,周法官";
        done(rail.run(withTwo));
        assertThat(done(court.run("alerts", "--to-close"))).contains(alert, "HANDED_OVER 已移交");
        assertThat(done(court.run("alerts", "show", alert))).contains("outcome: CONTROLLED", "instrument_number: 拘传票1");
        done(court.run("alerts", "close", alert, "--text", "办结"));
        assertThat(done(court.run("alerts", "--closed"))).contains(alert, "CLOSED 已关闭");
    }

    @Test
    @Order(4)
    void manySightingsComeFromAFileOfEitherKind() throws IOException {
        StringBuilder csv = new StringBuilder("event,来源,time,division,number,plate\n");
        for (int i = 0; i < 600; i++) {
            csv.append("F-").append(i).append(",HOTEL,2026-01-01 10:00,350623,").append(i == 599 ? DEBTOR : STRANGER).append(",\n");
        }
        csv.append("F-600,SUN,2026-01-01 10:00,350623,").append(STRANGER).append(",\n");
        String file = Files.writeString(home.resolve("many.csv"), "\uFEFF" + csv).toString();
        assertThat(refused(rail.run("sight", "--from", file, "--summary", "--keys", keys)))
                .contains("1 MATCH 命中, 599 NO_MATCH 未命中, 1 INVALID 无法识别, 0 UNSURE 名单未就绪");
        String each = refused(rail.run("sight", "--from", file, "--keys", keys));
        assertThat(each).contains("row 601: MATCH 命中 F-599", "row 602: INVALID 无法识别: refused REASON_FIELD_INVALID")
                .doesNotContain(STRANGER);
        assertThat(each.lines().filter(line -> line.startsWith("row ")).map(line -> line.replaceAll("row (\\d+).*",
                "$1")).toList())
                .as("in the order of the lines").hasSize(601).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));

        String lines = Files.writeString(home.resolve("some.jsonl"), """
                {"sighting": {"source": "RAIL", "number": "J-1", "time": "2026-01-01T10:00:00+08:00"}, \
                        "identity": {"identifier": "%s"}}

                {"sighting": {"source": "RAIL", "number": "J-2", "time": "2026-01-01T10:00:00+08:00"}, \
                        "identity": {"plate": "?"}}
                {"sighting": {"source": "MOON"}}
                """.formatted(STRANGER)).toString();
        assertThat(refused(rail.run("sight", "--from", lines, "--keys", keys, "--json")))
                .contains("\"number\":\"J-1\",\"verdict\":\"SIGHTING_VERDICT_NO_MATCH\"", "\"row\":\"3\"",
                        "\"row\":\"4\"", "sighting.source");
        assertThat(refused(rail.run("sight", "--from", lines, "--keys", keys, "--json", "--summary")))
                .contains("{\"match\":0,\"no_match\":1,\"invalid\":2,\"unsure\":0}");
        assertThat(usage(rail.run("sight", "--from", file, "--keys", keys, "--format", "jsonl", "--encoding", "x")))
                .contains("GB18030");
        assertThat(rail.run("sight", "--from", home.resolve("none.csv").toString(), "--keys", keys).err())
                .contains("there is no file");
    }

    @Test
    @Order(5)
    void aCancelledOrderIsRecalledAndWhoHasNotShownItIsListed() {
        String old = part(done(police.run("alerts")), "(?m)^(\\S+)  +■3 一般");
        done(police.run("alerts", "shelve", old, "--minutes", "5", "--reason", "核实中"));
        assertThat(done(police.run("alerts", "--shelved"))).contains(old, "SHELVED 搁置");
        assertThat(done(court.run("watch", "unconfirmed", old))).contains("POLICE-350623", "(none 无终端)", "alert.raised");
        done(court.run("watch", "cancel", order, "--reason", "已和解"));
        assertThat(done(court.run("watch", "unconfirmed", old))).contains("alert.recalled");
        assertThat(done(police.run("alerts", "--lapsed")) + done(court.run("alerts", "--to-close"))).contains(old);
        assertThat(usage(police.run("alerts", "--follow"))).contains("--terminal NAME");
        assertThat(usage(police.with("XIETONG_OFFICER", "").run("alerts", "--follow", "--terminal", "t-1")))
                .contains("--officer");
        assertThat(usage(police.run("alerts", "--follow", "--shelved"))).contains("mutually exclusive");
    }

    @Test
    @Order(6)
    void theGridAnswersIsVerifiedRatedAndAskedAgainUnderANewName() throws IOException {
        String push = accepted(court.run("grid", "push", "--kind", "查找", "--person", "PERSON,王演示," + DEBTOR, "--address",
                "演示村一号",
                "--task", "核实住址", "--to", "GRID-360881", "--to", "POLICE-350623", "--case", CASE));
        String task = part(done(grid.run("grid", "list")), "(?m)^(\\S+)  +SENT 已推送");
        assertThat(refused(grid.run("grid", "assign", task, "--worker", "village"))).contains("REASON_RIGHT_MISSING");
        done(grid.with("XIETONG_OFFICER", "4,陈主任").run("grid", "assign", task, "--worker", "village"));
        assertThat(done(grid.run("grid", "show", task))).contains("state: ASSIGNED", "worker: village")
                .doesNotContain(CASE, DEBTOR);
        done(grid.run("grid", "report", task, "--result", "NOT_FOUND", "--address-status", "不在此居住", "--text", "邻居称已更名"));
        assertThat(done(court.run("grid", "list", "--to-verify"))).contains(task, "NOT_FOUND 未找到, NOT_LIVING_HERE 不在此居住");
        assertThat(usage(court.run("grid", "verify", task, "--send-back"))).contains("--reason");
        String file = accepted(court.run("case", "alias", "--person", "PERSON,王演示," + DEBTOR, "--name", "王新名",
                "--current", "--case", CASE));
        assertThat(done(grid.run("grid", "list"))).contains(task, "已更新，请重查 round 2");
        done(grid.run("grid", "report", task, "--result", "FOUND", "--address-status", "NEW", "--new-address", "演示村二号"));
        done(court.run("grid", "verify", task));
        done(court.run("grid", "rate", task, "--score", "5"));
        assertThat(done(court.run("grid", "rollup", push))).contains("answered 已回报 1/2", "found 找到 1", "new 有新住址 1");
        assertThat(done(court.run("grid", "rollup", push, "--json"))).startsWith("{").contains("\"rollup\"");
        assertThat(done(court.run("grid", "list", "--waiting"))).contains("POLICE-350623").doesNotContain(task);
        assertThat(done(grid.run("grid", "list", "--done"))).contains(task, "RATED 已评价");

        done(court.run("case", "address", file, "--address", "演示村三号", "--state", "已搬离", "--case", CASE));
        assertThat(usage(court.run("case", "address", "--address", "演示村三号", "--case", CASE))).contains("--person");
        assertThat(done(court.run("case", "subject", file, "--clear", "--reason", "核对")))
                .contains("王新名", "演示村二号", "演示村三号", "state: LEFT");
        assertThat(done(court.run("case", "subject", file))).doesNotContain("演示村二号");
    }

    @Test
    @Order(7)
    void manyPersonsAreAskedAboutInOneLetter() throws IOException {
        String file = Files.writeString(home.resolve("persons.csv"), """
                姓名,number,former_names,addresses,task
                王演示,990100190001010011,王旧名;王小名,演示村一号,
                李演示,990100199001010039,,,是否常回
                赵演示,,,,
                """).toString();
        String[] batch = {"grid", "batch", file, "--kind", "FIND", "--to", "GRID-360881", "--task", "核实住址", "--case", CASE};
        assertThat(refused(court.run(batch))).contains("row 4: refused REASON_IDENTIFIER_INVALID")
                .contains("nothing was sent");
        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("赵演示,,,,\n", ""));
        String push = accepted(court.run(batch));
        assertThat(done(court.run("grid", "rollup", push))).contains("2 persons 人, 2 tasks 任务", "answered 已回报 0/2");
    }
}
