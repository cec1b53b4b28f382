// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.system.DeskScene;
import xietong.v1.GridBox;
import xietong.v1.WatchBox;

/** What a court desk and a bank desk do in their browsers from the batch of freezes to the answer of the grid. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SAME_THREAD)
class DeskJourneyTest {
    private static final String COURT = "赣0881=1,李法官,OFFICER";
    private static final String SECOND = "赣0881=3,钱局长,APPROVER";
    private static final String BANK = "BANK-A=2,赵经办,OFFICER";
    private static final String TAKEN = "6299990000000000012";

    @TempDir
    private Path folder;

    @Test
    void aBatchIsFrozenOneAccountQueuesAWatchIsAskedForAndTheGridFindsANewAddress() {
        try (DeskScene scene = new DeskScene(folder, List.of(COURT, SECOND, BANK));
                DeskBrowser browser = new DeskBrowser()) {
            scene.frozen("京0117", "BANK-A", TAKEN, 60_000, false);
            DeskSeat court = browser.seat(scene.link(COURT), 1366, 768);
            DeskSeat bank = browser.seat(scene.link(BANK), 1366, 768);
            DeskSeat second = browser.seat(scene.link(SECOND), 1366, 768);
            scene.fourEyes();
            frozen(court, second, bank);
            watched(scene, court);
            found(scene, court);
            assertThat(court.problems()).isEmpty();
            assertThat(bank.problems()).isEmpty();
        }
    }

    /** The rules of a batch as the page has them, on lines that break one each. */
    private static void checked(Page page) {
        Object wrong = page.evaluate("""
                async () => {
                  const { check, read } = await import('/desk/batch/rules.js');
                  const head = '协助单位,财产种类,账号,冻结金额,执行标的,案号,阶段,被执行人类型,被执行人,证件号码,权利人,期限,财产用途';
                  const line = (change) => Object.values({ registrar: 'BANK-A', kind: '存款', number: '62', amount: '1.00', claim: '5.00',
                    caseNumber: '（2026）京0117执9001号', stage: '执行', type: '自然人', name: '王演示', id: '990100190001010011', owner: '',
                    period: '', uses: '', ...change }).join(',');
                  const lines = [line({}), line({ number: '63', amount: '4.01' }), line({ number: '64', amount: '1.001' }),
                    line({ number: '65', caseNumber: '2026-9', amount: '' }), line({ number: '66', caseNumber: '（2026）京0117执9002号', period: '2 YEARS' }),
                    line({ number: '67', caseNumber: '（2026）京0117执9003号', uses: 'WAGE_SPECIAL' }),
                    line({ number: '68', caseNumber: '（2026）京0117执9004号', owner: '"自然人,李演示,990100189912319986"' }), line({})];
                  const { rows } = read('freeze', [head, ...lines].join('\\r\\n'));
                  const errors = check('freeze', rows);
                  return [...errors].filter(([, e]) => Object.keys(e).length).map(([row, e]) => row + ' ' + Object.values(e).sort().join('+')).join('; ');
                }""");
        assertThat(wrong).isEqualTo("3 batch.overLimit; 4 form.moneyWrong; 5 batch.amountNeeded+form.caseNumberWrong; 6 batch.tooLong; "
                + "7 batch.wages; 8 batch.notDebtor; 9 batch.overLimit+batch.twice");
    }

    /** Two accounts, pasted; one of them another court has frozen before. */
    private static void frozen(DeskSeat court, DeskSeat second, DeskSeat bank) {
        Page page = court.page();
        checked(page);
        court.tab("batch");
        page.locator("[data-mode=freeze]").click();
        page.locator("#batch-text").fill("""
                协助单位\t财产种类\t账号\t冻结金额\t执行标的\t案号\t阶段\t被执行人类型\t被执行人\t证件号码\t财产用途
                BANK-A\t存款\t6299990000000000012\t600.00\t5000.00\t（2026）赣0881执9001号\t执行\t自然人\t王演示\t990100190001010011\tWAGE_SPECIAL
                BANK-A\t存款\t6299990000000000020\t600.00\t5000.00\t（2026）赣0881执9001号\t执行\t自然人\t王演示\t990100190001010011\t
                """);
        page.locator("[data-act=read]").click();
        assertThat(page.locator("tr[data-row='2'] .wrong").innerText()).contains("农民工工资");
        Locator use = page.locator("tr[data-row='2'] input[data-column=uses]");
        use.fill("SETTLEMENT");
        use.press("Tab");
        page.locator("[data-act=preview]").click();
        page.locator("[data-act=approve]").click();
        page.locator("#b-typed").fill("冻结 2 户");
        court.papers();
        page.locator("[data-act=send]").click();
        count(page, "toApprove", "2");
        approved(second);
        page.locator(".batch .buttons").getByText("刷新").click();
        count(page, "atBank", "2");

        bank.tab("answers");
        bank.page().locator(".pill").waitFor();
        DeskScene.until("both orders", () -> bank.page().locator(".pill").innerText().contains("2"));
        bank.page().locator(".pill").click();
        answered(bank, TAKEN, "QUEUED", "登-2");
        answered(bank, "6299990000000000020", "DONE", "登-3");
        count(page, "queued", "1");
        count(page, "effective", "1");
        Shots.take(page, "journey-1-batch");
        Shots.take(bank.page(), "journey-1-bank");
    }

    /** Another officer types how many it is about; another number approves nothing. */
    private static void approved(DeskSeat second) {
        Page page = second.page();
        second.tab("batch");
        page.locator("[data-batch] input").fill("冻结 3 户");
        page.locator("[data-batch] button").click();
        page.locator(".toast").waitFor();
        page.locator("[data-batch] input").fill("冻结 2 户");
        page.locator("[data-batch] button").click();
        page.locator("[data-batch]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static void answered(DeskSeat bank, String account, String result, String number) {
        String tail = "*" + account.substring(15);
        bank.page().locator("tbody tr:not(.ended)").filter(new Locator.FilterOptions().setHasText(tail)).first().click();
        bank.page().locator("#detail h2").getByText(tail).waitFor();
        bank.act("RecordReceipt").choose("result", result).fill("registerNumber", number).fill("balance", "600.00").send();
    }

    private static void count(Page page, String step, String n) {
        DeskScene.until(n + " " + step, () -> page.locator("[data-step=" + step + "]").first().innerText().equals(n));
    }

    private static void watched(DeskScene scene, DeskSeat court) {
        Page page = court.page();
        court.tab("watches");
        page.locator(".list .bar button.go").click();
        court.choose("basis", "COMPELLED_ATTENDANCE").fill("caseNumber", "(2026)赣0881执9001号").fill("addressees", "POLICE-360881")
                .fill("personName", "王演示").fill("personId", "990100190001010011").fill("reason", "经传票传唤拒不到庭").papers().send();
        String watch = scene.as("赣0881").watches().list(WatchBox.WATCH_BOX_REQUESTED).findFirst().orElseThrow().getId();
        scene.accepts("POLICE-360881", watch);
        DeskScene.until("the desk sees it accepted", () -> court.row(watch).innerText().contains("布控中"));
        court.open(watch).act("Extend").fill("reason", "继续查找");
        assertThat(page.locator("#f-until").inputValue()).isNotEmpty();
        court.press("Escape");
    }

    private static void found(DeskScene scene, DeskSeat court) {
        Page page = court.page();
        court.tab("grid");
        page.locator(".list .bar button.go").click();
        court.choose("kind", "FIND").fill("caseNumber", "（2026）赣0881执9001号").fill("recipients", "GRID-360881").fill("personName", "王演示")
                .fill("personId", "990100190001010011").fill("personAddress", "井冈山市演练乡演练村1号").fill("task", "请核实本人是否在此居住").send();
        String task = scene.as("赣0881").grid().list(GridBox.GRID_BOX_WAITING).findFirst().orElseThrow().getId();
        scene.answersNewAddress("GRID-360881", task);
        DeskScene.until("the desk reads the answer", () -> court.row(task).innerText().contains("有新住址"));
        court.open(task).act("Verify").choose("accepted", "yes").send();
        court.says("已核实").act("Rate").choose("score", "5").send();
        Shots.take(page, "journey-2-grid");
        assertThat(scene.as("赣0881").grid().get(task).getRating()).isEqualTo(5);
    }
}
