// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.DeskScene;
import xietong.system.Matters;
import xietong.v1.EntrustmentState;
import xietong.v1.WarningState;

/** Two courts and a bank at their desks. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SAME_THREAD)
class DeskTest {
    private static final String RECIPIENT = "津0119=2,李法官,OFFICER";
    private static final String SENDER = "京0117=1,王法官,OFFICER";
    private static final String BANK = "BANK-A=3,赵经办,OFFICER";

    @TempDir
    private static Path folder;

    private static DeskScene scene;
    private static DeskBrowser browser;
    private static DeskSeat recipient;
    private static DeskSeat sender;
    private static DeskSeat bank;
    private static final List<String> MATTERS = new ArrayList<>();

    @BeforeAll
    static void desks() {
        scene = new DeskScene(folder, List.of(RECIPIENT, SENDER, BANK));
        browser = new DeskBrowser();
        recipient = browser.seat(scene.link(RECIPIENT), 1366, 768);
        for (int i = 0; i < 6; i++) {
            MATTERS.add(scene.matter("m" + i, "津0119"));
        }
        sender = browser.seat(scene.link(SENDER), 1366, 768);
        bank = browser.seat(scene.link(BANK), 1366, 768);
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

    private static EntrustmentState state(String id) {
        return scene.as("津0119").entrustments().get(id).getState();
    }

    @Test
    @Order(1)
    void newRowsWaitBehindAPillAndTheSelectionSurvives() {
        Page page = recipient.page();
        page.locator(".pill").waitFor();
        DeskScene.until("all six wait", () -> page.locator(".pill").innerText().contains("6"));
        page.locator(".pill").click();
        assertThat(page.locator("tbody tr").count()).isEqualTo(6);
        List<String> order = page.locator("tbody tr").all().stream().map(r -> r.getAttribute("data-id")).toList();
        recipient.row(order.get(2)).locator("input").check();
        MATTERS.add(scene.matter("m6", "津0119"));
        page.locator(".pill").waitFor();
        assertThat(page.locator("tbody tr").all().stream().map(r -> r.getAttribute("data-id")).toList())
                .as("nothing moves under the cursor").isEqualTo(order);
        page.locator(".pill").click();
        DeskScene.until("seven rows", () -> page.locator("tbody tr").count() == 7);
        assertThat(recipient.row(order.get(2)).locator("input").isChecked()).as("still chosen").isTrue();
        Shots.takeForDocs(page, "desk-busy", 683);
        recipient.row(order.get(2)).locator("input").uncheck();
    }

    @Test
    @Order(2)
    void a17AMatterIsSignedAndReportedByKeysAloneAndKeysOfAnInputMethodAreLeftToIt() {
        Page page = recipient.page();
        recipient.tab("inbox");
        page.locator("tbody tr").first().focus();
        recipient.press("ArrowDown", "ArrowUp", "Enter");
        page.locator("#detail").waitFor();
        String id = page.locator("tr[aria-current]").getAttribute("data-id");
        page.evaluate("dispatchEvent(new KeyboardEvent('keydown', {code: 'F8', isComposing: true}))");
        page.evaluate("dispatchEvent(new KeyboardEvent('keydown', {code: 'F8', keyCode: 229}))");
        assertThat(page.locator(".form").count()).as("an input method's keys begin nothing").isZero();
        recipient.press("F8");
        page.locator(".form").waitFor();
        recipient.press("Enter");
        DeskScene.until("signed", () -> state(id) == EntrustmentState.ENTRUSTMENT_STATE_SIGNED);
        page.locator(".form").waitFor(detached());
        recipient.press("F6");
        page.locator("#f-stage").waitFor();
        recipient.press("ArrowDown", "Tab");
        page.keyboard().insertText("已开始办理");
        page.locator(".form button.go").focus();
        recipient.press("Enter");
        DeskScene.until("in work", () -> state(id) == EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS);
        page.locator("ol.steps").getByText("登记反馈").waitFor();
        recipient.press("F3");
        page.locator("#search:focus").waitFor();
        page.keyboard().insertText("京0117执9002");
        page.locator(".hits button").first().waitFor();
        recipient.press("Escape");
        page.locator("#search").waitFor(detached());
    }

    @Test
    @Order(2)
    void whatTheStreamBroughtIsNotUndoneByAListThatWasReadBefore() {
        Object kept = recipient.page().evaluate("""
                async () => {
                  const { asked, box, changed, loaded, showFresh } = await import('/desk/box.js');
                  const kind = { due: () => undefined, arrived: row => row.id };
                  const row = (id, revision) => ({ id, revision: String(revision) });
                  const at = box();
                  asked(at);
                  loaded(at, kind, [row('a', 1)], 1, false, false);
                  asked(at);
                  changed(at, row('a', 2), true, true);
                  changed(at, row('b', 1), true, false);
                  loaded(at, kind, [row('a', 1)], 2, false, false);
                  const waiting = [...at.fresh];
                  showFresh(at, kind);
                  return JSON.stringify([at.rows.get('a').revision, waiting, at.order]);
                }""");
        assertThat(kept).isEqualTo("[\"2\",[\"b\"],[\"a\",\"b\"]]");
    }

    private static Locator.WaitForOptions detached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    @Test
    @Order(3)
    void aMatterGoesBackOnlyOnAGroundWithAContactAndOnlyNamedActsAreThere() {
        String id = MATTERS.get(1);
        recipient.tab("inbox").open(id);
        assertThat(recipient.page().locator("#detail [data-act]").all().stream().map(b -> b.getAttribute("data-act")).toList())
                .containsExactlyInAnyOrder("Sign", "Reveal");
        assertThat(recipient.page().locator("#detail").innerText()).as("masked").doesNotContain("王演示");
        recipient.act("Reveal").fill("reason", "核对权利人").send();
        recipient.says("王演示");
        recipient.act("Sign").send();
        recipient.says("已签收").act("Return").choose("ground", "OUTSIDE_LISTED_MATTERS").fill("reason", "不在范围");
        recipient.page().locator(".form button.go").click();
        assertThat(recipient.page().locator("#f-contacted").getAttribute("aria-invalid")).isEqualTo("true");
        recipient.choose("ground", "PAPERS_NOT_SUPPLEMENTED");
        assertThat(recipient.refused()).as("papers must be asked for first").contains("退回事由不成立");
        recipient.choose("ground", "OUTSIDE_LISTED_MATTERS").fill("contacted", "王法官，今日电话").send();
        assertThat(state(id)).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_RETURNED);
        sender.tab("outbox");
        sender.page().locator(".tabs").getByText("已退回").click();
        DeskScene.until("the sender reads it", () -> sender.row(id).innerText().contains("已退回"));
        sender.open(id).act("Rate").choose("score", "3").send();
    }

    @Test
    @Order(4)
    void theSenderSeesWhenEachWasSignedAndConfirmsTheResult() {
        String id = MATTERS.get(2);
        recipient.tab("inbox").open(id).act("Sign").send();
        recipient.says("已签收").act("RequestSupplement").choose("kind", "RULING").fill("text", "缺裁定书原件").send();
        sender.page().locator(".tabs button").first().click();
        sender.tab("outbox").open(id).says("待补正").act("Supplement").papers().send();
        recipient.says("已签收").act("Report").choose("stage", "FINAL").choose("outcome", "DONE")
                .fill("amount", "50000.00").fill("text", "已冻结").send();
        sender.says("已反馈");
        sender.act("Confirm").send();
        sender.says("已确认办结");
        assertThat(sender.row(id).locator("td").all().stream().map(Locator::innerText).toList())
                .as("times of delivery and signing").filteredOn(t -> t.matches("\\d{4}/\\d{2}/\\d{2}.*")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    @Order(5)
    void aBankAnswersAtItsDeskAndTheQueueStandsInOrderOfReceipt() {
        String first = scene.as("京0117").freezes().order(scene.order("a", "京0117", "6299990000000000012")).getResource();
        bank.tab("answers").open(first).act("RecordReceipt").choose("result", "DONE").fill("registerNumber", "登-1")
                .fill("balance", "600.00").send();
        String second = scene.as("津0119").freezes().order(scene.order("b", "津0119", "6299990000000000012")).getResource();
        bank.open(second).act("RecordReceipt").choose("result", "QUEUED").fill("registerNumber", "登-2").fill("balance", "600.00").send();
        recipient.tab("freezes").open(second).says("轮候");
        recipient.page().locator("#detail").getByText("查看轮候").click();
        recipient.page().locator("table.queue tbody tr").nth(1).waitFor();
        List<String> ranks = recipient.page().locator("table.queue tbody tr").all().stream().map(Locator::innerText).toList();
        assertThat(ranks.get(0)).contains("平谷", "生效");
        assertThat(ranks.get(1)).contains("蓟州", "轮候");
    }

    @Test
    @Order(6)
    void aRoomTellsOpinionsFromTalkKeepsDraftsAndCountsReaders() {
        Page page = sender.page();
        sender.tab("rooms");
        page.locator(".list .bar button.go").click();
        sender.fill("title", "账户解除研判").fill("members", "津0119").send();
        page.locator("tbody tr").first().click();
        page.locator("#detail [data-act=enter]").click();
        page.locator("#room-text").fill("草稿，还没有发出");
        page.locator(".composer").getByText("草稿已存").waitFor();
        page.reload();
        sender.live().tab("rooms");
        page.locator("tbody tr").first().click();
        page.locator("#detail [data-act=enter]").click();
        DeskScene.until("the draft is kept", () -> page.locator("#room-text").inputValue().startsWith("草稿"));
        page.locator("#room-text").fill("同意先解除轮候冻结");
        page.locator("#room-pass").fill("京执1号");
        page.locator("[data-act=opinion]").click();
        page.locator(".timeline .opinion").waitFor();
        assertThat(page.locator(".timeline .opinion").innerText()).contains("正式意见第 1 号", "同意先解除轮候冻结");
        String room = scene.as("京0117").rooms().list().findFirst().orElseThrow().getId();
        scene.says("津0119", room, "明日办理");
        page.locator(".timeline .talk").waitFor();
        assertThat(page.locator(".people").innerText()).contains("已读");
        Shots.take(page, "desk-room");
        page.locator(".room .bar button").first().click();
    }

    @Test
    @Order(7)
    void aWarningLeadsToTheOneActThatClearsItAndIsGoneOnceThatIsDone() {
        Page page = recipient.page();
        String id = MATTERS.get(4);
        recipient.tab("inbox").open(id).act("Sign").send();
        recipient.says("已签收");
        scene.pass(14);
        recipient.tab("warnings");
        Locator warning = page.locator("tbody tr").filter(new Locator.FilterOptions().setHas(page.locator("[data-clears=Report]"))).first();
        page.locator(".pill, tbody tr").first().waitFor();
        DeskScene.until("a warning with its act", () -> {
            if (page.locator(".pill").count() > 0) {
                page.locator(".pill").click();
            }
            return warning.count() > 0;
        });
        Shots.take(page, "desk-alarm");
        String first = warning.getAttribute("data-id");
        warning.locator("[data-clears=Report]").click();
        page.locator("#f-stage").waitFor();
        recipient.choose("stage", "FINAL").choose("outcome", "DONE").fill("text", "已办理完毕").send();
        recipient.tab("warnings");
        page.locator(".list .bar").getByText("刷新").click();
        DeskScene.until("cleared", () -> page.locator("table").count() > 0 && recipient.row(first).count() == 0
                && scene.as("津0119").warnings().get(first).getState() == WarningState.WARNING_STATE_CLEARED);
    }

    @Test
    @Order(8)
    void whatAColleagueDoesComesByTheStreamAndNotWithTheNextReading() {
        String signed = MATTERS.get(5);
        Page page = recipient.page();
        recipient.tab("inbox").open(signed);
        assertThat(recipient.row(signed).innerText()).doesNotContain("已签收");
        int outbox = outbox(page);
        // No list is read from here on: what appears has come by the stream.
        var held = new ArrayList<Route>();
        page.route("**/api/call/EntrustmentService/List", held::add);
        long begun = System.nanoTime();
        scene.as("津0119").entrustments().sign(Matters.sign("beside-sign", signed));
        DeskScene.until("the row says so", () -> recipient.row(signed).innerText().contains("已签收"));
        System.out.printf("a colleague's act: on the desk after %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(page.locator("#detail .state").first().innerText()).as("and what is open").isEqualTo("已签收");
        scene.as("津0119").entrustments().submit(Matters.freeze("beside-send", "京0117", scene.paper("津0119")));
        DeskScene.until("what a colleague sends stands in the outbox", () -> outbox(page) == outbox + 1);
        page.unroute("**/api/call/EntrustmentService/List");
        held.forEach(Route::resume);
    }

    /** How many matters the desk counts in its outbox. */
    private static int outbox(Page page) {
        return Integer.parseInt(page.locator("nav [data-tab=outbox] b").innerText());
    }

    @Test
    @Order(9)
    void anAnswerThatComesLateClosesNoFormThatWasOpenedMeanwhile() {
        Page page = recipient.page();
        String late = scene.matter("late", "津0119");
        recipient.tab("inbox").open(late).act("Sign");
        Pages.holdAnswers(page, "EntrustmentService/Sign");
        page.locator(".form button.go").first().click();
        DeskScene.until("it is signed", () -> state(late) == EntrustmentState.ENTRUSTMENT_STATE_SIGNED);
        page.locator(".form button[type=button]").last().click();
        recipient.open(MATTERS.get(5)).act("Return").fill("reason", "地址不详");
        Pages.letGo(page);
        assertThat(page.locator("#f-reason").inputValue()).as("what was begun meanwhile").isEqualTo("地址不详");
        page.locator(".form button[type=button]").last().click();
    }

    @Test
    @Order(10)
    void a10NoPageBrokeItsPolicy() {
        assertThat(recipient.problems()).isEmpty();
        assertThat(sender.problems()).isEmpty();
        assertThat(bank.problems()).isEmpty();
    }
}
