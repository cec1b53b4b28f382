// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.DeskScene;
import xietong.v1.GridBox;
import xietong.v1.GridTaskState;
import xietong.v1.WatchBox;

/**
 * A whole journey in browsers: a court desk freezes in a batch, a bank answers, one account queues, the court asks for a
 * watch, he is seen, police claim and report, the grid worker finds a new address, and the wall shows each step.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SAME_THREAD)
class JourneyTest {
    private static final String COURT = "赣0881=1,李法官,OFFICER";
    private static final String BANK = "BANK-A=2,赵经办,OFFICER";
    private static final String POLICE = "POLICE-360881=P1,王警官,POLICE=police";
    private static final String WORKER = "GRID-360881/village=G1,张网格,GRID_WORKER=grid";
    private static final String WALL = "赣0881=W1,指挥中心,COMMAND_CENTRE=wall";
    private static final String TAKEN = "6299990000000000012";
    private static final String OTHER = "6299990000000000020";
    private static final String DEBTOR = "990100190001010011";

    @TempDir
    private Path folder;

    private DeskScene scene;
    private DeskSeat court;
    private Page wall;

    @Test
    void fromTheBatchOfFreezesToTheNewAddressEveryWindowShowsItsStepAndTheWallShowsThemAll() {
        try (DeskScene hub = new DeskScene(folder, List.of(COURT, BANK, POLICE, WORKER, WALL));
                DeskBrowser browser = new DeskBrowser()) {
            scene = hub;
            scene.frozen("京0117", "BANK-A", TAKEN, 60_000, false);
            wall = browser.page(scene.link(WALL), 1920, 1080);
            court = browser.seat(scene.link(COURT), 1366, 768);
            DeskSeat bank = browser.seat(scene.link(BANK), 1366, 768);
            Page police = browser.page(scene.link(POLICE), 1366, 768);
            Page phone = browser.page(scene.link(WORKER), 390, 844);
            ordered();
            answered(bank);
            watched(police);
            found(phone);
            Shots.take(wall, "journey-wall");
            assertThat(court.problems()).isEmpty();
            assertThat(bank.problems()).isEmpty();
        }
    }

    private void ordered() {
        Page page = court.page();
        Pages.holdAnswers(page, "FreezeService/ListOrders");
        court.tab("batch");
        page.locator("[data-mode=freeze]").click();
        page.locator("#batch-text").fill("""
                协助单位\t财产种类\t账号\t冻结金额\t执行标的\t案号\t阶段\t被执行人类型\t被执行人\t证件号码
                BANK-A\t存款\t6299990000000000012\t600.00\t5000.00\t（2026）赣0881执9001号\t执行\t自然人\t王演示\t990100190001010011
                BANK-A\t存款\t6299990000000000020\t600.00\t5000.00\t（2026）赣0881执9001号\t执行\t自然人\t王演示\t990100190001010011
                """);
        // What is drawn meanwhile leaves it there.
        Pages.letGo(page);
        page.locator("[data-act=read]").click();
        page.locator("[data-act=preview]").click();
        page.locator("[data-act=approve]").click();
        page.locator("#b-typed").fill("冻结 2 户");
        court.papers();
        page.locator("[data-act=send]").click();
        count(page, "atBank", "2");
    }

    private void answered(DeskSeat bank) {
        bank.tab("answers");
        answer(bank, TAKEN, "QUEUED", "登-2");
        answer(bank, OTHER, "DONE", "登-3");
        count(court.page(), "queued", "1");
        count(court.page(), "effective", "1");
        DeskScene.until("the wall counts what is frozen", () -> kpi("今日冻结户数").matches("(?s).*\\b[12]\\b.*"));
        Shots.take(wall, "journey-wall-frozen");
        court.tab("assets");
        court.showing("*" + TAKEN.substring(15)).click();
        DeskScene.until("the measure that waits, with its court's name", () -> court.page().locator("table.queue tbody tr").nth(1)
                .innerText().matches("(?s).*井冈山.*轮候.*"));
    }

    private static void answer(DeskSeat bank, String account, String result, String number) {
        bank.showing("*" + account.substring(15)).click();
        bank.page().locator("#detail h2").getByText(account.substring(15)).waitFor();
        bank.act("RecordReceipt").choose("result", result).fill("registerNumber", number).fill("balance", "600.00").send();
    }

    private static void count(Page page, String step, String n) {
        DeskScene.until(n + " " + step, () -> page.locator("[data-step=" + step + "]").first().innerText().equals(n));
    }

    private String kpi(String title) {
        return wall.locator(".kpi").filter(new Locator.FilterOptions().setHasText(title)).first().innerText();
    }

    private void watched(Page police) {
        court.tab("watches");
        court.page().locator(".list .bar button.go").click();
        court.choose("basis", "COMPELLED_ATTENDANCE").fill("caseNumber", "（2026）赣0881执9001号").fill("addressees", "POLICE-360881")
                .fill("personName", "王演示").fill("personId", DEBTOR).fill("reason", "经传票传唤拒不到庭").papers().send();
        String watch = scene.as("赣0881").watches().list(WatchBox.WATCH_BOX_REQUESTED).findFirst().orElseThrow().getId();
        scene.accepts("POLICE-360881", watch);
        DeskScene.until("the court sees it accepted", () -> court.row(watch).innerText().contains("布控中"));
        String alert = scene.seen("POLICE-360881", DEBTOR, "360881");
        police.locator("[data-id=\"" + alert + "\"]").click();
        police.locator("[data-detail=\"" + alert + "\"]").waitFor();
        DeskScene.until("the wall shows the alert", () -> wall.locator(".alert.open").count() > 0);
        assertThat(wall.content()).as("the wall is masked").doesNotContain(DEBTOR).doesNotContain("王演示");
        Shots.take(wall, "journey-wall-alert");
        police.keyboard().press("F4");
        DeskScene.until("claimed", () -> scene.as("POLICE-360881").alerts().get(alert).hasClaim());
        police.waitForFunction("() => document.querySelectorAll('.act')[2] && !document.querySelectorAll('.act')[2].disabled");
        police.keyboard().press("F6");
        police.locator("[name=outcome][value=NOT_FOUND]").check();
        police.locator("[data-panel=report] [type=submit]").click();
        DeskScene.until("the wall has no open alert", () -> wall.locator(".alert.open").count() == 0);
        Shots.take(police, "journey-police");
    }

    private void found(Page phone) {
        court.tab("grid");
        court.page().locator(".list .bar button.go").click();
        court.choose("kind", "FIND").fill("caseNumber", "（2026）赣0881执9001号").fill("recipients", "GRID-360881").fill("personName", "王演示")
                .fill("personId", "990100190001010011").fill("personAddress", "井冈山市演练乡演练村1号").fill("task", "请核实本人是否在此居住").send();
        String task = scene.as("赣0881").grid().list(GridBox.GRID_BOX_WAITING).findFirst().orElseThrow().getId();
        scene.assigned("GRID-360881", task, "village");
        phone.locator("[data-task='" + task + "']").click();
        phone.locator("input[name=choice][value=NEW]").check();
        phone.locator("input[name=address]").fill("井冈山市演练乡演练村2号");
        Shots.take(phone, "journey-phone");
        phone.locator(".primary").click();
        phone.locator(".cards, .empty").first().waitFor();
        Shots.take(phone, "journey-phone-sent");
        DeskScene.until("the phone has sent it",
                () -> scene.as("赣0881").grid().get(task).getState() == GridTaskState.GRID_TASK_STATE_REPORTED);
        DeskScene.until("the court reads the new address", () -> court.row(task).innerText().contains("有新住址"));
        court.open(task).act("Verify").choose("accepted", "yes").send();
        court.says("已核实").act("Rate").choose("score", "5").send();
        Shots.take(court.page(), "journey-desk");
    }
}
