// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xietong.system.DeskScene;

/** A desk in a browser, and the hands at it. */
final class DeskSeat implements AutoCloseable {
    static final FilePayload PAPER =
            new FilePayload("裁定书.pdf", "application/pdf", "演示文书".getBytes(StandardCharsets.UTF_8));

    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    DeskSeat(BrowserContext context, String link) {
        this.context = context;
        this.page = context.newPage();
        OfficeBrowser.watch(page, problems::add);
        page.navigate(link);
        live();
    }

    Page page() {
        return page;
    }

    /** Violations of the policy, and errors that nobody caught. */
    List<String> problems() {
        return problems;
    }

    /** Waits until the link is live and the lists are there. */
    DeskSeat live() {
        page.locator(".l-live").waitFor();
        page.locator("nav").getByText("…").first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** To a list. */
    DeskSeat tab(String name) {
        page.locator("nav [data-tab=" + name + "]").click();
        return this;
    }

    Locator row(String id) {
        return page.locator("tr[data-id=\"" + id + "\"]");
    }

    /** Opens a row of the list that is shown; new rows are let in first. */
    DeskSeat open(String id) {
        letIn(id, row(id)).click();
        page.locator("#detail").waitFor();
        return this;
    }

    /** The row with these words; new rows are let in until it is there. */
    Locator showing(String words) {
        return letIn(words, page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(words)).first());
    }

    private Locator letIn(String what, Locator row) {
        DeskScene.until("a row of " + what, () -> {
            Locator pill = page.locator(".pill");
            if (row.count() == 0 && pill.count() > 0) {
                pill.click();
            }
            return row.count() > 0;
        });
        return row;
    }

    /** Begins an act of what is open. */
    DeskSeat act(String name) {
        page.locator("#detail [data-act=" + name + "], .room [data-act=" + name + "]").first().click();
        page.locator(".form").first().waitFor();
        return this;
    }

    DeskSeat fill(String field, String value) {
        page.locator("#f-" + field).fill(value);
        return this;
    }

    DeskSeat choose(String field, String value) {
        page.locator("#f-" + field).selectOption(value);
        return this;
    }

    /** One file for every paper that the form asks for. */
    DeskSeat papers() {
        for (Locator input : page.locator(".form .paper input[type=file]").all()) {
            input.setInputFiles(PAPER);
        }
        return this;
    }

    /** Sends the form and waits until it is recorded. */
    DeskSeat send() {
        page.locator(".form button.go").first().click();
        page.locator(".form").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Sends the form and gives the refusal that it shows. */
    String refused() {
        page.locator(".form button.go").first().click();
        return page.locator(".form .refusal").innerText();
    }

    /** Waits for words in what is open. */
    DeskSeat says(String words) {
        page.locator("#detail").getByText(words).first().waitFor();
        return this;
    }

    DeskSeat press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
