// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.Subscription;
import xietong.system.Matters;
import xietong.system.Site;
import xietong.system.Watch;
import xietong.v1.DocumentRef;

/**
 * The statistics page of a superior: figures of those below, drilled down, filtered and taken along; and the operator's page:
 * what the hub is, how it does, who is connected and who is behind.
 */
@ExtendWith(Watch.class)
@Timeout(180)
class OfficePagesTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String WORDS = "/stats/i18n/";
    private static final String OPERATOR_WORDS = "/operator/i18n/";
    /** Who sits there: superiors, operators, and a court's administrator at the operator's page. One link a test. */
    private static final String[] SEATS = {
        "津=C0,演示主任,COMMAND_CENTRE=stats", "津=C1,演示主任,COMMAND_CENTRE=stats", "津=C2,演示主任,COMMAND_CENTRE=stats",
        "津=C3,演示主任,COMMAND_CENTRE=stats", "津=C4,演示主任,COMMAND_CENTRE=stats", "津=C5,演示主任,COMMAND_CENTRE=stats",
        "HUB=A6,演示运维,ADMINISTRATOR=operator", "HUB=A7,演示运维,ADMINISTRATOR=operator",
        "HUB=A8,演示运维,ADMINISTRATOR=operator", "京0117=C9,演示法官,ADMINISTRATOR=operator",
        "津=C10,演示主任,COMMAND_CENTRE=wall", "HUB=A11,演示运维,ADMINISTRATOR=operator"
    };

    @TempDir
    static Path folder;

    private static Site site;
    private static Pages pages;
    private static List<String> links;

    @BeforeAll
    static void start() {
        Map<String, String> settings = Pages.settings();
        settings.put("XIETONG_OPTS", "-Xmx512m -Dxietong.drill.clock=" + clock().toAbsolutePath());
        site = new Site(folder, settings).start();
        pages = new Pages(site);
        links = pages.links(SEATS);
        HubClient sender = site.as("京0117");
        DocumentRef paper = Matters.paper(sender);
        for (int i = 0; i < 3; i++) {
            String id = sender.entrustments().submit(Matters.freeze("s-" + i, "津0119", paper)).getResource();
            site.as("津0119").entrustments().sign(Matters.sign("t-" + i, id));
        }
    }

    /** What the hub's clock is wrong by. */
    private static Path clock() {
        return folder.resolve("clock");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    private static Page open(BrowserContext profile, int seat) {
        Page page = pages.open(profile, links.get(seat));
        Pages.until(page, () -> "the figures are there", () -> page.querySelector(".tiles, .empty") != null);
        return page;
    }

    private static String figure(Page page, String name) {
        return page.textContent(".tiles div:has(dt:text-is('" + name + "')) dd");
    }

    @Test
    void a17ASuperiorDrillsDownToACourtWithTheKeyboardAlone() {
        Page page = open(CHROMIUM.profile(1366, 768), 0);
        assertThat(figure(page, "收")).isEqualTo("3");
        assertThat(figure(page, "办结")).isEqualTo("0");
        assertThat(page.textContent("table")).contains("天津市第一中级人民法院");
        assertThat(page.locator("figure.plot").count()).isEqualTo(2);
        Soundness.holds(page, 1366, 768, WORDS);
        Pages.shot(page, "stats-1366");
        page.setViewportSize(1920, 1080);
        Pages.shot(page, "stats-1920");
        page.focus("tbody .crumb");
        page.keyboard().press("Enter");
        page.waitForSelector("[aria-current]:text-is('天津市第一中级人民法院')");
        assertThat(page.textContent("tbody")).contains("天津市蓟州区人民法院");
        page.focus("header .crumb");
        page.keyboard().press("Enter");
        page.waitForSelector("[aria-current]:text-is('天津市高级人民法院')");
        assertThat(page.getAttribute("header .who a", "href")).as("the way to other pages and out").isEqualTo("/login");
        assertThat(LoginPageTest.unlock(page, "")).as("whoever has no account has nothing to prove in an exercise").isEqualTo(204);
    }

    @Test
    void filtersAskTheHubAgainAndSayInWordsWhatIsMissing() {
        Page page = open(CHROMIUM.profile(390, 844), 1);
        assertThat(page.locator("select[name=kind] option").allTextContents()).contains("委托事项 · 冻结银行存款");
        page.selectOption("select[name=kind]", "entrustment/FREEZE_DEPOSIT");
        page.selectOption("select[name=period]", "DAY");
        Pages.until(page, () -> "days are shown", () -> page.textContent("figure.plot").matches("(?s).*\\d{4}-\\d{2}-\\d{2}.*"));
        assertThat(figure(page, "收")).isEqualTo("3");
        Soundness.holds(page, 390, 844, WORDS);
        Pages.shot(page, "stats-phone");
        page.fill("input[name=last]", "2020-01-02");
        page.waitForSelector(".problem");
        assertThat(page.textContent(".problem")).contains("起日不得晚于止日");
        page.fill("input[name=first]", "2020-01-01");
        page.waitForSelector(".empty");
        assertThat(page.locator(".problem").count()).isZero();
        Pages.shot(page, "stats-empty");
    }

    @Test
    void whereTheHubDoesNotAnswerTheLastFiguresStayGreyWithTheirTime() {
        Page page = open(CHROMIUM.profile(1366, 768), 2);
        CHROMIUM.complaints().announce("ERR_FAILED|Failed to load");
        page.route("**/api/call/StatisticsService/Query", route -> route.abort());
        page.selectOption("select[name=period]", "YEAR");
        page.waitForSelector(".problem");
        assertThat(page.textContent(".problem")).contains("数据未更新").containsPattern("\\d\\d:\\d\\d:\\d\\d");
        assertThat(page.locator(".body.old").count()).isEqualTo(1);
        assertThat(figure(page, "收")).isEqualTo("3");
        Pages.shot(page, "stats-error");
    }

    @Test
    void theTableIsTakenAlongAsAFileThatRunsNothing() throws IOException {
        Page page = open(CHROMIUM.profile(1366, 768), 3);
        Download download = page.waitForDownload(() -> page.click(".filters .x-primary"));
        assertThat(download.suggestedFilename()).startsWith("办理统计-津-").endsWith(".csv");
        String file = Files.readString(download.path());
        assertThat(file).startsWith("\ufeff单位代码,单位,周期,事项,收,办结").contains("津0119,天津市蓟州区人民法院,")
                .contains("委托事项 · 冻结银行存款,3,0,");
        Object cells = page.evaluate("async () => { const { cell } = await import('/lib/csv.js');"
                + " return ['=1+1', '+86', '-x', '@a', '\\t=1', '-5', -5, '12', 'a,b', 'say \"x\"', '（2026）京0117执9002号'].map(cell); }");
        assertThat(cells).isEqualTo(List.of("'=1+1", "'+86", "'-x", "'@a", "'\t=1", "'-5", "-5", "12", "\"a,b\"", "\"say \"\"x\"\"\"",
                "（2026）京0117执9002号"));
    }

    @Test
    void figuresAddUpUpwardsAndMediansDoNot() {
        Page page = open(CHROMIUM.profile(1366, 768), 4);
        Object lines = page.evaluate(
                """
                async () => {
                  const { byBranch, numbers, path, tree } = await import('/stats/figures.js');
                  const directory = tree([{code: 'A', name: 'a'}, {code: 'B', name: 'b', superior: 'A'},
                    {code: 'C', name: 'c', superior: 'B'}, {code: 'X', name: 'x'}]);
                  const row = (organisation, received, done, mean) => numbers({ organisation, period: '2026', kind: 'k',
                    received: String(received), done: String(done), meanSeconds: String(mean), medianHours: '7' });
                  const rows = [row('B', 3, 1, 100), row('C', 5, 3, 300), row('A', 1, 1, 50), row('X', 9, 9, 9)];
                  return [...byBranch(directory, 'A', rows).map(b => [b.code, b.own, b.deeper, b.received, b.done, b.share,
                    b.meanSeconds, b.medianHours ?? null].join()), path(directory, 'A', 'C').join('>')];
                }
                """);
        Object weeks = page.evaluate("async () => (await import('/stats/state.js'))"
                + ".periods({period: 'WEEK', first: '2025-12-20', last: '2026-01-12'})");
        assertThat(weeks).as("a week without figures is a gap that is seen")
                .isEqualTo(List.of("2025-W51", "2025-W52", "2026-W01", "2026-W02", "2026-W03"));
        assertThat(cellsOf(lines)).containsExactly("A,true,false,1,1,10000,50,7", "B,false,true,8,4,5000,250,", "A>B>C");
    }

    private static List<String> cellsOf(Object lines) {
        return ((List<?>) lines).stream().map(String::valueOf).toList();
    }

    @Test
    void a21TheFiguresSpeakEnglishToo() {
        BrowserContext profile = CHROMIUM.profile(1366, 768);
        Page page = open(profile, 5);
        page.navigate(pages.origin("stats") + "/stats?lang=en");
        page.waitForSelector(".tiles");
        assertThat(page.textContent("h1")).isEqualTo("Figures of work");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
        Soundness.holds(page, 1366, 768, WORDS);
        Pages.shot(page, "stats-en");
        page.click(".tabs a[href='#quality']");
        page.waitForSelector("h1:text-is('Alarm quality')");
        page.waitForSelector(".tiles .aim");
        assertThat(page.textContent(".body")).contains("No alarms in this time", "No flood in this time");
        Soundness.holds(page, 1366, 768, WORDS);
        Pages.shot(page, "quality-en");
    }

    private static Page operator(BrowserContext profile, int seat) {
        Page page = pages.open(profile, links.get(seat));
        page.waitForSelector(".tiles");
        return page;
    }

    @Test
    void a17TheOperatorSeesWhoIsConnectedAndWhoIsBehind() throws Exception {
        Page page = operator(CHROMIUM.profile(1366, 768), 6);
        assertThat(page.textContent(".body")).contains("目前没有终端在线", "目前没有信箱积压", "单节点运行", "演练", "写入 正常");
        Soundness.holds(page, 1366, 768, OPERATOR_WORDS);
        Pages.shot(page, "operator-empty");
        HubClient court = site.as("冀1082");
        // Connected once, and then away with something waiting: a subscription that is behind.
        Subscription gone = court.subscription("desk").start(item -> {});
        Pages.until(page, () -> "the terminal is connected", () -> page.textContent(".body").contains("三河市人民法院 冀1082"));
        Pages.shot(page, "operator-1366");
        gone.close();
        HubClient sender = site.as("京0117");
        var paper = Matters.paper(sender);
        for (int i = 0; i < 3; i++) {
            sender.entrustments().submit(Matters.freeze("o-" + i, "冀1082", paper));
        }
        Pages.until(page, () -> "it is behind: " + page.textContent(".body"),
                () -> page.textContent(".columns").contains("未确认件"));
        assertThat(page.textContent("tr.bad")).contains("冀1082", "3", "无");
        Pages.shot(page, "operator-behind");
        page.focus("input[type=search]");
        page.keyboard().insertText("calls");
        Pages.until(page, () -> "counters are found", () -> page.locator(".tall tbody tr").allTextContents().stream()
                .allMatch(row -> row.contains("calls")));
        assertThat(page.locator(".tall tbody tr").count()).isPositive();
    }

    @Test
    void whereTheHubDoesNotAnswerThePageIsGreyWithItsTime() {
        Page page = operator(CHROMIUM.profile(1920, 1080), 7);
        CHROMIUM.complaints().announce("ERR_FAILED|Failed to load");
        page.route("**/api/call/**", route -> route.abort());
        page.waitForSelector(".problem");
        assertThat(page.textContent("header")).contains("数据未更新").containsPattern("停在 \\d\\d:\\d\\d:\\d\\d");
        assertThat(page.locator(".body.old").count()).isEqualTo(1);
        Pages.shot(page, "operator-stale");
        page.unroute("**/api/call/**");
        Pages.until(page, () -> "it is live again", () -> page.locator(".body.old").count() == 0);
    }

    @Test
    void a21TheOperatorsPageSpeaksEnglishTooAndFitsAPhone() {
        Page page = operator(CHROMIUM.profile(390, 844), 8);
        page.navigate(pages.origin("operator") + "/operator?lang=en");
        page.waitForSelector(".tiles");
        Soundness.holds(page, 390, 844, OPERATOR_WORDS);
        Pages.shot(page, "operator-en-phone");
    }

    @Test
    void aWallThatIsSilentForNinetySecondsIsAnAlarmOfTheOperatorsUntilItDrawsAgain() throws IOException {
        CHROMIUM.complaints().announce("ERR_FAILED|Failed to load");
        Page wall = pages.open(CHROMIUM.profile(1920, 1080), links.get(10));
        Page page = operator(CHROMIUM.profile(1366, 768), 11);
        Pages.until(page, () -> "the wall draws", () -> figure(page, "大屏在线").equals("1"));
        assertThat(page.locator(".lost-wall").count()).isZero();
        wall.route("**/api/wall/beat", route -> route.abort());
        try {
            Files.writeString(clock(), "PT2M");
            page.waitForSelector(".lost-wall :text('天津')");
            assertThat(page.textContent(".lost-wall [role=alert]")).contains("■3", "大屏失联", "天津");
            assertThat(page.textContent(".lost-wall")).containsPattern("最后一次显示 \\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(figure(page, "大屏在线")).isEqualTo("0");
            Soundness.holds(page, 1366, 768, OPERATOR_WORDS);
            Pages.shot(page, "operator-wall-lost");
            wall.unroute("**/api/wall/beat");
            wall.evaluate("fetch('/api/wall/beat', { method: 'POST', headers: { 'content-type': 'application/json' },"
                    + " body: JSON.stringify({ wall: localStorage.getItem('wall'), stuck: true }) })");
            assertThat(page.evaluate("async () => (await (await import('/lib/call.js')).call('AdminService/GetOperations', {}))"
                    + ".lostWalls.length")).as("what watches a stuck page is not the page").isEqualTo(1);
            wall.evaluate("fetch('/api/wall/beat', { method: 'POST', headers: { 'content-type': 'application/json' },"
                    + " body: JSON.stringify({ wall: localStorage.getItem('wall') }) })");
            Pages.until(page, () -> "the alarm has ended", () -> page.locator(".lost-wall").count() == 0);
            assertThat(figure(page, "大屏在线")).isEqualTo("1");
        } finally {
            Files.deleteIfExists(clock());
        }
        // Whoever only looked at one and leaves is not missed.
        wall.navigate(pages.origin("wall") + "/login");
        Pages.until(page, () -> "nobody is missed", () -> figure(page, "大屏在线").equals("0") && page.locator(".lost-wall").count() == 0);
    }

    @Test
    void whoeverIsNotTheOperatorIsToldSo() {
        CHROMIUM.complaints().announce("403");
        BrowserContext profile = CHROMIUM.profile(1366, 768);
        Page page = pages.open(profile, links.get(9));
        page.waitForSelector(".problem");
        assertThat(page.textContent(".problem")).contains("只供平台运维单位");
        assertThat(page.locator(".tiles").count()).isZero();
    }
}
