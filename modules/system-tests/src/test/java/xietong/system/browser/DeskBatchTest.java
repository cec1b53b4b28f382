// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.DeskScene;
import xietong.v1.DispatchOrder;
import xietong.v1.OrderedAccount;

/** 49 accounts that 39 courts of 14 provinces have frozen are released under one decision (最高人民法院典型案例, 深圳). */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SAME_THREAD)
class DeskBatchTest {
    private static final String LEAD = "粤03=1,李法官,OFFICER";
    private static final String DECIDER = "最高法=2,孙法官,APPROVER";
    private static final String COURT = "京0105=3,周法官,OFFICER";
    private static final String LAST = "冀0281";
    private static final Pattern ROW = Pattern.compile("    - (BANK-[A-F]) (\\d+) ([0-9.]+) (.+)");

    @TempDir
    private static Path folder;

    private static DeskScene scene;
    private static DeskBrowser browser;
    private static final List<Line> LINES = new ArrayList<>();

    /** One account of the scenario, with the courts that froze it in order. */
    private record Line(String bank, String account, long fen, List<String> courts) {}

    @BeforeAll
    static void theAccountsAreFrozen() throws Exception {
        Path scenario = Path.of(System.getProperty("xietong.root", "../..")).resolve("config/scenarios/shenzhen.yaml");
        for (String text : Files.readAllLines(scenario)) {
            Matcher row = ROW.matcher(text);
            if (row.matches()) {
                LINES.add(new Line(row.group(1), row.group(2), Math.round(Double.parseDouble(row.group(3)) * 100),
                        List.of(row.group(4).trim().split(" +"))));
            }
        }
        scene = new DeskScene(folder, List.of(LEAD, DECIDER, COURT));
        var courts = new TreeSet<String>();
        LINES.forEach(line -> courts.addAll(line.courts()));
        // Papers and clients first: what follows runs at once.
        courts.forEach(scene::paper);
        LINES.forEach(line -> scene.as(line.bank()));
        each(LINES, line -> {
            for (int i = 0; i < line.courts().size(); i++) {
                scene.frozen(line.courts().get(i), line.bank(), line.account(), line.fen(), i > 0);
            }
        });
        browser = new DeskBrowser();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (scene != null) {
            scene.close();
        }
    }

    private interface Work<T> {
        void on(T value) throws Exception;
    }

    private static <T> void each(Iterable<T> values, Work<T> work) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<Future<?>>();
            values.forEach(value -> all.add(hands.submit(() -> {
                work.on(value);
                return null;
            })));
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            hands.shutdown();
        }
    }

    /** The file of the applicant; rows 12 and 31 lack the number of the original case. */
    private static String file(boolean ruined) {
        var text = new StringBuilder("协助单位,账号,冻结法院,原冻结案号,原请求单号,轮候顺位\r\n");
        int row = 1;
        for (Line line : LINES) {
            for (int i = 0; i < line.courts().size(); i++) {
                row++;
                String court = line.courts().get(i);
                String number = ruined && row == 5 ? "4.403E+14" : line.account();
                String original = row == 12 || row == 31 ? "" : "（2025）" + court + "执9001号";
                text.append(String.join(",", line.bank(), number, court, original,
                        "冻-" + line.bank() + line.account(), String.valueOf(i + 1))).append("\r\n");
            }
        }
        return text.toString();
    }

    private static FilePayload csv(boolean ruined) {
        return new FilePayload("accounts.csv", "text/csv", file(ruined).getBytes(Charset.forName("GB18030")));
    }

    @Test
    void a20FortyNineAccountsOfThirtyNineCourtsStayOpenWhileOneIsPromotedAndOnlyWhatWasReturnedIsSentAgain() throws Exception {
        try (DeskSeat lead = browser.seat(scene.link(LEAD), 1366, 768);
                DeskSeat decider = browser.seat(scene.link(DECIDER), 1366, 768);
                DeskSeat court = browser.seat(scene.link(COURT), 1366, 768)) {
            applied(lead);
            decided(decider);
            String campaign = lead.page().locator("tr[aria-current]").getAttribute("data-id");
            figures(lead, "0/49 户 · 0/39 院 · 0/14 省");
            returnedAndSentAgain(court, lead);
            Map<String, DispatchOrder> orders = othersRelease();
            figures(lead, "48/49 户 · 38/39 院 · 13/14 省");
            assertThat(lead.page().locator("#campaign-figures").innerText()).contains("未完成：1 户", "轮候转正 1 户");
            assertThat(lead.page().locator("#campaign-figures").getAttribute("data-complete")).isEqualTo("false");
            assertThat(lead.page().locator("tr[data-province=冀] td[data-step=promoted]").innerText()).isEqualTo("1");
            Shots.take(lead.page(), "desk-batch-promoted");
            decider.tab("campaigns").open(campaign).act("Close").fill("text", "全部解除");
            assertThat(decider.refused()).contains("仍有账户被冻结或轮候");
            OrderedAccount open = orders.get(LAST).getAccountsList().stream()
                    .filter(a -> scene.as(LAST).freezes().get(a.getOrder()).getEndTime().getSeconds() > 0)
                    .filter(a -> a.getKey().getNumber().endsWith("02"))
                    .findFirst().orElseThrow();
            scene.released(LAST, open);
            scene.reported(LAST, orders.get(LAST));
            figures(lead, "49/49 户 · 39/39 院 · 14/14 省");
            assertThat(lead.page().locator("#campaign-figures").innerText()).contains("已全部解除");
            decider.send();
            decider.says("已结束");
            assertThat(lead.problems()).isEmpty();
            assertThat(decider.problems()).isEmpty();
            assertThat(court.problems()).isEmpty();
        }
    }

    private static void applied(DeskSeat lead) throws IOException {
        Page page = lead.page();
        Pages.holdAnswers(page, "FreezeService/ListOrders");
        lead.tab("batch");
        page.locator("[data-mode=dispatch]").click();
        page.locator("#batch-file").setInputFiles(csv(true));
        page.locator("#batch-fault").waitFor();
        assertThat(page.locator("#batch-fault").innerText()).contains("4.403E+14", "文本");
        page.locator("#batch-file").setInputFiles(csv(false));
        page.locator("#batch-count").waitFor();
        assertThat(page.locator("#batch-count").innerText()).contains("2 有误", "12、31", "GB18030");
        Shots.take(page, "desk-batch-check");
        for (String row : List.of("12", "31")) {
            String number = page.locator("tr[data-row='" + row + "'] td").nth(2).innerText();
            var input = page.locator("tr[data-row='" + row + "'] input[data-column=original_case_number]");
            input.fill("（2025）" + number + "执9001号");
            if (row.equals("12")) {
                // What is drawn meanwhile leaves it there.
                Pages.letGo(page);
            }
            input.press("Tab");
        }
        page.locator("[data-act=preview]").click();
        page.locator("#batch-groups").waitFor();
        assertThat(page.locator("#batch-groups").innerText()).isEqualTo("14 省 39 院 49 户");
        DeskScene.until("the superior's name", () -> page.locator("#batch-superior").innerText().contains("最高人民法院"));
        assertThat(page.locator("ul.tail li").count()).as("accounts with a queue, before anything is approved")
                .isEqualTo((int) LINES.stream().filter(l -> l.courts().size() > 1).count());
        Shots.take(page, "desk-batch-preview");
        page.locator("[data-act=approve]").click();
        page.locator("#b-caseNumber").fill("（2026）粤03破9001号");
        page.locator("#b-reason").fill("重整计划执行");
        lead.papers();
        page.locator("[data-act=send]").click();
        page.locator("[data-act=follow]").click();
        page.locator("#detail").waitFor();
        assertThat(kept(page)).as("the hub has all of it").isEmpty();
    }

    private static void decided(DeskSeat decider) {
        Page page = decider.page();
        decider.tab("campaigns");
        page.locator("tbody tr, .pill").first().waitFor();
        if (page.locator(".pill").count() > 0) {
            page.locator(".pill").click();
        }
        page.locator("tbody tr").first().click();
        decider.act("Decide").choose("granted", "yes").fill("text", "依法解除，限期完成").papers();
        decider.fill("typed", "解冻 48 户");
        page.locator(".form button.go").first().click();
        assertThat(page.locator("#f-typed").getAttribute("aria-invalid")).as("another number decides nothing").isEqualTo("true");
        decider.fill("typed", "解冻 49 户").send();
        decider.says("执行中");
    }

    private static void figures(DeskSeat lead, String figures) {
        DeskScene.until(figures, () -> lead.page().locator("#campaign-figures").innerText().contains(figures));
    }

    /** The court releases its three at once; the bank does not carry out two of them; these two alone go out again. */
    private static void returnedAndSentAgain(DeskSeat court, DeskSeat lead) {
        Page page = court.page();
        court.tab("orders");
        page.locator("tbody tr, .pill").first().waitFor();
        if (page.locator(".pill").count() > 0) {
            page.locator(".pill").click();
        }
        page.locator("tbody tr").first().click();
        court.act("AcknowledgeOrder").send();
        court.says("已签收");
        page.locator("[data-act=releaseAll]").click();
        page.locator("[data-act=approve]").click();
        page.locator("#b-reason").fill("重整解除");
        page.locator("#b-typed").fill("解冻 3 户");
        court.papers();
        DispatchOrder order = scene.orders("京0105").get(0);
        // The page goes while one of the three is on its way: what never went can be sent when the batch is opened again.
        String held = order.getAccounts(2).getOrder();
        String way = "**/api/call/FreezeService/Release";
        page.route(way, route -> {
            if (!route.request().postData().contains(held)) {
                route.resume();
            }
        });
        page.locator("[data-act=send]").click();
        count(page, "atBank", "2");
        assertThat(kept(page)).anyMatch(batch -> batch.contains(order.getAccounts(2).getKey().getNumber()));
        page.reload();
        page.unroute(way);
        reopened(court);
        count(page, "unsent", "1");
        page.locator("[data-act=resend]").click();
        count(page, "atBank", "3");
        for (int i = 0; i < 3; i++) {
            scene.answerRelease(order.getAccounts(i).getKey().getRegistrar(), order.getAccounts(i).getOrder(), i == 0, "1");
        }
        count(page, "returned", "2");
        count(page, "done", "1");
        Shots.take(page, "desk-batch-returned");
        DeskScene.until("who leads sees both", () -> lead.page()
                .locator("tr[data-province=京] td[data-step=returned]").innerText().equals("2"));
        page.reload();
        reopened(court);
        count(page, "returned", "2");
        DeskScene.until("of what is done nothing of a person is kept", () -> kept(page).size() == 1
                && kept(page).get(0).contains(order.getAccounts(1).getKey().getNumber())
                && !kept(page).get(0).contains(order.getAccounts(0).getKey().getNumber()));
        page.locator("[data-act=resend]").click();
        count(page, "atBank", "2");
        var releases = new LinkedHashMap<Integer, Long>();
        for (int i = 0; i < 3; i++) {
            releases.put(i, scene.as("京0105").freezes().get(order.getAccounts(i).getOrder()).getStepsList().stream()
                    .filter(s -> s.getAction().equals("Release")).count());
        }
        assertThat(releases.values()).as("what was done is not sent again, what was returned once").containsExactly(1L, 2L, 2L);
        for (int i = 1; i < 3; i++) {
            scene.answerRelease(order.getAccounts(i).getKey().getRegistrar(), order.getAccounts(i).getOrder(), true, "2");
        }
        count(page, "done", "3");
        DeskScene.until("of a batch that is finished nothing is kept", () -> kept(page).isEmpty());
        scene.reported("京0105", order);
    }

    private static void reopened(DeskSeat court) {
        court.live().tab("batch");
        court.page().locator("main ul button").first().click();
    }

    /** What the page's store on the machine has of batches. */
    @SuppressWarnings("unchecked")
    private static List<String> kept(Page page) {
        return (List<String>) page.evaluate("""
                async () => {
                  const { keys, load } = await import('/desk/drafts.js');
                  return Promise.all((await keys('batch/')).map(async (key) => JSON.stringify(await load(key))));
                }""");
    }

    private static void count(Page page, String step, String n) {
        DeskScene.until(n + " " + step, () -> page.locator("[data-step=" + step + "]").first().innerText().equals(n));
    }

    /** All other courts release theirs but for one measure that waits behind another: its turn comes, and it binds. */
    private static Map<String, DispatchOrder> othersRelease() throws Exception {
        var courts = new TreeSet<String>();
        LINES.forEach(line -> courts.addAll(line.courts()));
        courts.remove("京0105");
        var orders = new LinkedHashMap<String, DispatchOrder>();
        courts.forEach(court -> orders.put(court, scene.orders(court).get(0)));
        each(orders.entrySet(), entry -> {
            scene.acknowledge(entry.getKey(), entry.getValue());
            for (OrderedAccount account : entry.getValue().getAccountsList()) {
                boolean kept = entry.getKey().equals(LAST) && account.getKey().getNumber().endsWith("02");
                if (!kept) {
                    scene.released(entry.getKey(), account);
                }
            }
            if (!entry.getKey().equals(LAST)) {
                scene.reported(entry.getKey(), entry.getValue());
            }
        });
        return orders;
    }
}
