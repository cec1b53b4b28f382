// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first command that anyone tries. */
@ExtendWith(Watch.class)
@Timeout(value = 12, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoTest {
    private static final Pattern TOOK = Pattern.compile("历时 took (\\d+) h");
    private static final Pattern ANSWER = Pattern.compile("^ +(\\S+ \\S+)  BANK-\\w  回执 ");
    private static final List<String> COURTS = List.of("京0117", "津0119", "冀1082", "冀0822", "冀0281", "冀0229");

    @TempDir
    private Path folder;

    @Test
    void theDemoPlaysThePingguCaseAndLeavesNothingBehind() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        String said = Program.run(Map.of("XIETONG_OPTS", "-Djava.io.tmpdir=" + temporary),
                folder, "demo", "--pace", "PT0S").ended(0).out();

        assertThat(said).contains("演练").doesNotContain("✗").doesNotContain("GAP");
        for (String court : COURTS) {
            assertThat(said.lines().filter(line -> line.startsWith(court + " ") && line.contains("人民法院")))
                    .as("the row of %s in%n%s", court, said)
                    .anyMatch(line -> line.matches(".* \\d+ \\(1…\\d+\\)\\s*"));
        }
        assertThat(said.lines().filter(line -> line.matches("\\d+ +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d .*")))
                .as("the path, step by step with its times, in%n%s", said)
                .hasSizeGreaterThanOrEqualTo(5)
                .anyMatch(line -> line.contains("Submit"))
                .anyMatch(line -> line.contains("Sign"))
                .anyMatch(line -> line.contains("Confirm"));
        System.out.println(said.lines().reduce((a, b) -> b).orElse(""));

        // Libraries that were unpacked there belong to no demo; folders of ours would.
        try (var left = Files.list(temporary)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("xietong"));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(temporary);
        }
        assertThat(ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(temporary.toString())))
                .isEmpty();
    }

    @Test
    void fortyNineAccountsOfThirtyNineCourtsInFourteenProvincesAreFreeWithinSeventyTwoHours() {
        List<String> said = played("shenzhen");

        assertThat(said).anyMatch(line -> line.matches("账户 accounts 0/49 .* 法院 courts 0/39 +省份 provinces 0/14"));
        assertThat(said).filteredOn(line -> line.startsWith("账户 accounts ")).last().asString()
                .matches("账户 accounts 49/49 .* 法院 courts 39/39 +省份 provinces 14/14");
        assertThat(said.stream().map(TOOK::matcher).filter(Matcher::find).map(m -> Integer.parseInt(m.group(1))))
                .singleElement().satisfies(hours -> assertThat(hours).isLessThan(72));
        assertThat(refused(said, "ORIGINAL_MISMATCH")).singleElement().asString().contains("line 50");
        assertThat(refused(said, "NOT_COMMON_SUPERIOR")).hasSize(2).allMatch(line -> line.contains("superior 最高法"));
        assertThat(refused(said, "ACCOUNTS_OPEN")).hasSize(1);
        assertThat(said).as("whose the account is to which a queued freeze moves up")
                .anyMatch(line -> line.matches(".*◀ 黔0603 .*BANK-C .*0045 +黔0603 EFFECTIVE 生效"))
                .anyMatch(line -> line.matches(".*◀ 粤03 .*BANK-C .*0045 +尚有 黔0603 （2025）黔0603执9001号 生效"));
        assertThat(said).as("late, and before its superior").anyMatch(line -> line.matches(".*◀ 黔06 .*黔0603 SENT"));

        List<String> freezes = said.stream().filter(line -> line.contains("  冻结 BANK-")).toList();
        List<String> releases = said.stream().filter(line -> line.contains("  裁定解除 ")).toList();
        assertThat(freezes).hasSizeGreaterThan(49);
        assertThat(releases).hasSameSizeAs(freezes).allMatch(line -> line.matches(".*原案号 （2025）.*，原请求 Q2025-.*"));
        assertThat(said).anyMatch(line -> line.contains("轮候登记 QUEUED，在先冻结 深圳市公安局"))
                .anyMatch(line -> line.contains("部分办理 PARTLY"))
                .anyMatch(line -> line.contains("待分行审批"));
        inOfficeHours(said, "08:00", "17:40");
    }

    @Test
    void eightHundredThousandAreSharedToTheLastFenAndAnObjectionHoldsBackItsShare() {
        List<List<String>> both = played("pingxiang", "pingxiang-objection");
        List<String> plain = both.get(0);
        assertThat(plain)
                .anyMatch(line -> line.matches("赣0323 .* WAGES .* 124 +800,000\\.00 +800,000\\.00 +0\\.00"))
                .anyMatch(line -> line.contains("80000000 = total 总额 80000000"))
                .contains("objections 异议: 0");
        assertThat(refused(plain, "DISPUTE_OPEN")).hasSize(1);
        assertThat(refused(plain, "TOO_EARLY")).singleElement().asString().contains("INT 509");
        assertThat(plain.stream().filter(line -> line.matches("[1-4] +赣03.*")).map(line -> line.split(" +")[1]))
                .as("ranks before the plan and after it")
                .containsExactly("赣0323", "赣03", "赣0302", "赣0322", "赣03", "赣0302", "赣0322");

        assertThat(both.get(1))
                .anyMatch(line -> line.matches("赣0323 .* WAGES .* 124 +800,000\\.00 +793,548\\.38 +6,451\\.62"))
                .anyMatch(line -> line.contains("对第 7 份, disputed 争议 6,451.62, SUED"));
    }

    /** One start of the program plays all five. */
    @Test
    void whereaboutsTheGridAndAYearOfOneCourtComeOutAsTheirSourcesStateThem() {
        int days = Size.of("days of the court's year", 17, 365);
        List<List<String>> all =
                played("jinggangshan", "helan", "haidian-rail", "zhangpu", days == 365 ? "haidian" : "haidian-short");
        jinggangshan(all.get(0));
        helan(all.get(1));
        haidianRail(all.get(2));
        zhangpu(all.get(3));
        haidian(all.get(4));
        if (days == 365) {
            haidianYear(all.get(4));
        }
    }

    private static void jinggangshan(List<String> said) {
        assertThat(said.stream().filter(line -> line.contains("第 2 轮：已更新，请重查"))).as("all four are asked again").hasSize(4);
        assertThat(said).anyMatch(line -> line.matches("姓名 name 罗某忠（曾用名 罗某中）.* 身份证号 number — .* 案号 case —"))
                .anyMatch(line -> line.matches("1 .* VILLAGE-360881 +NOT_FOUND .*"))
                .anyMatch(line -> line.matches("2 .* VILLAGE-360881 +FOUND .*"));
        assertThat(refused(said, "BASIS_FORBIDS")).as("inform only").singleElement().asString().contains("INV 15");
        assertThat(refused(said, "PERSONNEL_REQUIRED")).singleElement().asString().contains("INT 179");
        assertThat(refused(said, "PAPERS_MISSING")).singleElement().asString().contains("UNDERTAKING");
        figure(said, "同一人的姓名", "2");
        figure(said, "第一轮回答保留 公安", "NOT_FOUND");
        figure(said, "拘留布控", "ACTIVE");
        figure(said, "当场履行", "9,950.00");
        figure(said, "暂缓后履行", "19,000.00");
        figure(said, "履行合计", "42,238.56");
        figure(said, "迟延履行金", "25,000.00");
        figure(said, "布控结束", "PERFORMED");
    }

    private static void helan(List<String> said) {
        assertThat(refused(said, "TOO_LARGE")).hasSize(1);
        assertThat(said).anyMatch(line -> line.matches("姓名 name 贺演001 .* 身份证号 number —  电话 phone —  案号 case —"))
                .anyMatch(line -> line.matches("1 +15 .*#115 .*"))
                .anyMatch(line -> line.matches("2 +60 .*#130 .*"))
                .anyMatch(line -> line.matches("3 +19 .*"))
                .anyMatch(line -> line.matches("4 +95 .*"))
                .anyMatch(line -> line.matches("合计 sum +189"));
        figure(said, "一函协查", "189");
        figure(said, "不在此居住", "95");
        figure(said, "有新住址", "19");
        figure(said, "地址属实", "75");
        figure(said, "其中近期常回", "15");
        assertThat(shares(said)).containsExactly("50.3", "10", "40", "20");
        figure(said, "原住址", "REPORTED");
        figure(said, "累计协查", "567");
        figure(said, "累计找到", "248");
        figure(said, "协助送达", "151");
        figure(said, "见证执行", "23");
    }

    private static void haidianRail(List<String> said) {
        assertThat(refused(said, "FIELD_INVALID")).as("no basis, no watch order").singleElement().asString().contains("legal_basis");
        assertThat(refused(said, "ALREADY_CLAIMED")).singleElement().asString().contains("holder POLICE-RAIL-BJ/duty");
        assertThat(refused(said, "BASIS_FORBIDS")).singleElement().asString().contains("INV 15");
        assertThat(refused(said, "PERSONNEL_REQUIRED")).hasSize(1);
        assertThat(refused(said, "STATE_FORBIDS")).as("recalled: nobody claims it any more").singleElement().asString().contains("LAPSED");
        assertThat(said).anyMatch(line -> line.contains("NO_MATCH"))
                .anyMatch(line -> line.matches("告警 alert .* P3 UNACKNOWLEDGED .*（陈旧 stale）"))
                .anyMatch(line -> line.matches(".*◀ POLICE-110000  无人确认，报上级  P1 .*"))
                .anyMatch(line -> line.matches(".*◀ 京0108  逾期无人确认  P1 .*"))
                .anyMatch(line -> line.matches(".*◀ POLICE-110108  撤回告警  P1 LAPSED .*"))
                .anyMatch(line -> line.matches("[0-9]+ .* HandOver +REFUSED_MEDICAL"))
                .anyMatch(line -> line.matches("[0-9]+ .* HandOver +TAKEN_IN"));
        figure(said, "铁路告警抓获", "46");
        figure(said, "拘留 第一阶段", "203");
        figure(said, "拘留 第二阶段", "144");
        figure(said, "拘留 合计", "347");
        figure(said, "收拘率", "99.7");
        figure(said, "移送公安", "14");
        figure(said, "撤控后的行踪", "1");
    }

    private static void zhangpu(List<String> said) {
        assertThat(refused(said, "BASIS_FORBIDS")).as("a vehicle is no person").singleElement().asString().contains("INV 16");
        figure(said, "法院系统读取", "漳浦县绥安镇\\*\\*\\*");
        figure(said, "警方读取", "漳浦县绥安镇\\*\\*\\*");
        figure(said, "申请布控的法官说明理由后读取", "漳浦县绥安镇某酒店303房");
        figure(said, "关闭后说明理由读取", "—");
        figure(said, "行踪线索", "746");
        figure(said, "车辆", "79");
        figure(said, "拘留决定", "1185");
        figure(said, "协助拘留", "304");
        figure(said, "2018 年拘留决定", "237");
        figure(said, "2018 年协助拘留", "154");
        assertThat(shares(said)).containsExactly("25.6", "65");
        assertThat(said.stream().filter(line -> line.startsWith("✓  两位小数")).map(line -> line.replaceAll("  +", "|").split("\\|")[3]))
                .containsExactly("25.65", "64.98");
        figure(said, "履行人数", "274");
        figure(said, "执结案件", "269");
        figure(said, "到位金额", "10,270,000.00");
    }

    private static void haidian(List<String> said) {
        assertThat(refused(said, "NOT_PARTY")).as("a court that is not above it").hasSize(1);
        assertThat(said).filteredOn(line -> line.startsWith("✓  预警 warnings")).as("day 15 and day 16").hasSize(2)
                .first().asString().contains("  0  ");
        assertThat(said).anyMatch(line -> line.matches(".* 00:00:0\\d  ◀ 京0108  预警产生，告知承办人  UNCONTROLLED .*"))
                .anyMatch(line -> line.matches(".*◀ 京0108/command-centre  预警解除  DUTY_ABSENT .*"))
                .anyMatch(line -> line.contains("当日不计"));
        assertThat(said).filteredOn(line -> line.matches("team-\\d\\d .*")).as("18 teams").hasSizeGreaterThanOrEqualTo(18);
        assertThat(said).filteredOn(line -> line.matches("✓  (有财产未进行查控|执行措施到期未处置|超期未发款|长期未结|超期未归档) .*"))
                .as("the lists hold what the statistics say").hasSizeGreaterThanOrEqualTo(5);
        assertThat(said).as("the weekly report").anyMatch(line -> line.matches(" *\\d* *20\\d\\d-W\\d\\d +京0108 +warning/.*"));
    }

    private static void haidianYear(List<String> said) {
        assertThat(refused(said, "ADDRESSEE_FORBIDDEN")).as("nobody supervises upwards").hasSize(1);
        assertThat(refused(said, "TOO_EARLY")).hasSize(1);
        assertThat(said).anyMatch(line -> line.matches(".*◀ 京0108/team-01 .* TEAM 团队负责人.*"))
                .anyMatch(line -> line.matches(".*◀ 京01  无人确认，升级至上级法院 .* SUPERIOR .*"))
                .anyMatch(line -> line.matches(".*◀ 京01  预警解除，告知上级 .* CLEARED .*"))
                .anyMatch(line -> line.matches(".*◀ 京  督办升级 .*"));
        figure(said, "二次调查", "145");
        figure(said, "五超一 未查控", "21");
        figure(said, "五超二 到期未处置", "3");
        figure(said, "五超三 超期未发款", "14");
        figure(said, "五超四 长期未结", "7");
        figure(said, "五超五 超期未归档", "13");
        figure(said, "立案", "180");
        figure(said, "结案", "123");
        figure(said, "别的中院看到的预警", "0");
    }

    /** A row of a table of figures: the hub says this. */
    private static void figure(List<String> said, String name, String hub) {
        assertThat(said).anyMatch(line -> line.matches("✓  " + name + " .*  " + hub + "  +[A-Z拘协a-z].*"));
    }

    /** What the hub says in the rows of shares, in order. */
    private static List<String> shares(List<String> said) {
        return said.stream().filter(line -> line.startsWith("✓  占")).map(line -> line.replaceAll("  +", "|").split("\\|")[3]).toList();
    }

    private static List<String> played(String scenario) {
        return played(new String[] {scenario}).get(0);
    }

    /** What was said of each scenario, from its title to its end. */
    private static List<List<String>> played(String... scenarios) {
        var arguments = new ArrayList<>(List.of("demo", "--pace", "PT0S"));
        arguments.addAll(List.of(scenarios));
        List<String> said = Program.run(Map.of(), null, 420, arguments.toArray(String[]::new)).ended(0).out().lines().toList();
        assertThat(said).noneMatch(line -> line.contains("✗"));
        var parts = new ArrayList<List<String>>();
        for (String line : said) {
            if (line.startsWith("演练 DRILL")) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(line);
        }
        assertThat(parts).hasSameSizeAs(scenarios);
        for (int i = 0; i < scenarios.length; i++) {
            System.out.println(scenarios[i] + ": " + parts.get(i).get(parts.get(i).size() - 1));
        }
        return parts;
    }

    private static List<String> refused(List<String> said, String reason) {
        return said.stream().filter(line -> line.contains("⛔ " + reason)).toList();
    }

    private static void inOfficeHours(List<String> said, String from, String to) {
        List<LocalDateTime> answers = said.stream().map(ANSWER::matcher).filter(Matcher::find)
                .map(m -> LocalDateTime.parse(m.group(1).replace(' ', 'T')))
                .toList();
        assertThat(answers).hasSizeGreaterThan(98).allSatisfy(at -> {
            assertThat(at.getDayOfWeek()).isLessThanOrEqualTo(DayOfWeek.FRIDAY);
            assertThat(at.toLocalTime()).isBetween(LocalTime.parse(from), LocalTime.parse(to));
        });
    }

    /** In full: every play on one hub, whose clock runs on. */
    @Test
    void aHubThatIsKeptHasALinkForEachScreenThatSignsInOnceAndPlaysFollowEachOtherOnIt() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("kept"));
        boolean all = Size.of("plays on one hub", 1, 9) == 9;
        var kept = new CommandLine(folder, Map.of("XIETONG_OPTS", "-Djava.io.tmpdir=" + temporary))
                .follow("demo", all ? "all" : "screens", "--keep", "--pace", "PT0S");
        Await.until(() -> "the hub is kept: " + kept.said(), Duration.ofMinutes(all ? 10 : 2),
                () -> kept.said().contains("Ctrl-C") || !kept.process().isAlive());
        assertThat(kept.said()).doesNotContain("✗").contains("大屏 wall");
        List<String> first = links(kept.said());
        assertThat(first).as("six before the play, six after it").hasSize(12);

        List<String> codes = List.of("最高法", "POLICE-110117", "京0117", "GRID-110117", "最高法", "HUB");
        for (int i = 0; i < codes.size(); i++) {
            String link = first.get(6 + i);
            HttpResponse<String> entered = get(link, "");
            assertThat(entered.statusCode()).as(link).isEqualTo(303);
            assertThat(entered.headers().firstValue("location")).hasValueSatisfying(to -> assertThat(link).endsWith("&to=" + to));
            String cookie = entered.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
            assertThat(get(link.replaceAll("/enter.*", "/api/me"), cookie).body()).contains("\"" + codes.get(i) + "\"", "DRILL");
            assertThat(get(link, "").statusCode()).as("good once").isEqualTo(401);
        }
        assertThat(first.stream().map(link -> URI.create(link).getHost()).distinct()).as("a host for each screen").hasSize(6);

        kept.type("");
        Await.until("new links", () -> links(kept.said()).size() == 18);
        assertThat(get(links(kept.said()).get(17), "").statusCode()).isEqualTo(303);
        kept.stop();
        try (var left = Files.list(temporary)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("xietong"));
        }
    }

    private static List<String> links(String said) {
        return Pattern.compile("http://\\S+").matcher(said).results().map(MatchResult::group).toList();
    }

    /** Names below localhost are this machine's in browsers; here the address says so. */
    private static HttpResponse<String> get(String link, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(link.replaceFirst("//[a-z]+\\.localhost", "//127.0.0.1")));
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theListNamesWhatCanBePlayed() {
        assertThat(Program.run(Map.of(), "demo", "--list").ended(0).out())
                .contains("pinggu  平谷等六法院跨域执行协作", "shenzhen  ", "pingxiang  ", "pingxiang-objection  ",
                        "jinggangshan  ", "helan  ", "haidian-rail  ", "haidian  ", "zhangpu  ", "screens  ", "all  ");
        assertThat(Program.run(Map.of(), "demo", "nothing").ended(1).err()).contains("pinggu");
    }
}
