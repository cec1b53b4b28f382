// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** What a desk looks like: sizes, contrast, languages, and without its hub. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SAME_THREAD)
class DeskLooksTest {
    private static final String SEAT = "津0119=2,李法官,OFFICER";
    private static final List<String> LISTS = List.of("inbox", "outbox", "batch", "campaigns", "orders", "freezes",
            "assets", "distributions", "warnings", "supervisions", "watches", "grid", "rooms");
    private static final int[][] SIZES = {{1366, 768}, {1920, 1080}, {3840, 1080}, {3840, 2160}};

    @TempDir
    private static Path folder;

    private static DeskScene scene;
    private static DeskBrowser browser;
    private static DeskSeat desk;
    private static final List<String> MATTERS = new ArrayList<>();

    @BeforeAll
    static void aDesk() {
        scene = new DeskScene(folder, List.of(SEAT));
        browser = new DeskBrowser();
        desk = browser.seat(scene.link(SEAT), 1366, 768);
        Shots.take(desk.page(), "desk-empty");
        for (int i = 0; i < 4; i++) {
            MATTERS.add(scene.matter("m" + i, "津0119"));
        }
        desk.page().locator(".pill").waitFor();
        desk.page().locator(".pill").click();
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

    @Test
    @Order(1)
    void a1TheScreenHoldsStillAtEverySizeAndA2NothingIsCutOff() {
        Page page = desk.page();
        for (int[] size : SIZES) {
            page.setViewportSize(size[0], size[1]);
            for (String list : LISTS) {
                desk.tab(list);
                assertThat(DeskLooks.scrolls(page)).as("%s at %d×%d", list, size[0], size[1]).isFalse();
                assertThat(DeskLooks.clipped(page)).as("cut off in %s at %d×%d", list, size[0], size[1]).isEmpty();
            }
        }
        desk.tab("inbox").open(MATTERS.get(0));
        Shots.take(page, "desk-3840x2160");
        page.setViewportSize(1920, 1080);
        Shots.take(page, "desk-1920x1080");
        page.setViewportSize(683, 384);
        assertThat(DeskLooks.scrollsSideways(page)).as("at 200 % zoom nothing is read sideways").isFalse();
        Shots.take(page, "desk-zoom-200");
        page.setViewportSize(1366, 768);
    }

    @Test
    @Order(2)
    void a3TextStandsOutAndA5AxeFindsNothing() {
        for (String list : LISTS) {
            desk.tab(list);
            assertThat(DeskLooks.faint(desk.page())).as("contrast in %s", list).isEmpty();
            assertThat(axe(desk)).as("axe in %s", list).isEmpty();
        }
        desk.tab("inbox").open(MATTERS.get(0)).act("Sign");
        assertThat(DeskLooks.faint(desk.page())).isEmpty();
        assertThat(axe(desk)).isEmpty();
        desk.press("Escape");
    }

    private static List<String> axe(DeskSeat seat) {
        return Axe.violations(seat.page());
    }

    @Test
    @Order(3)
    void a21BothLanguagesHaveAllTheirWordsAndButtonsHoldThem() {
        Page page = desk.page();
        for (String language : List.of("en", "zh-CN")) {
            page.navigate(page.url().replaceAll("[?#].*", "") + "?lang=" + language);
            desk.live();
            for (String list : LISTS) {
                desk.tab(list);
                assertThat(Language.untranslated(page)).as("%s in %s", list, language).isEmpty();
                assertThat(Language.clipped(page)).as("%s in %s", list, language).isEmpty();
                if (list.equals("watches") || list.equals("outbox") || list.equals("grid")) {
                    page.locator(".list .bar button.go").click();
                    assertThat(Language.untranslated(page)).as("form of %s in %s", list, language).isEmpty();
                    desk.press("Escape");
                }
            }
            desk.tab("inbox").open(MATTERS.get(0));
            assertThat(Language.untranslated(page)).as("details in %s", language).isEmpty();
            if (language.equals("en")) {
                Shots.take(page, "desk-english");
            }
        }
    }

    @Test
    @Order(4)
    void a10NoPageBrokeItsPolicy() {
        assertThat(desk.problems()).isEmpty();
    }

    @Test
    @Order(5)
    void aDeskWithoutItsHubLooksStale() {
        scene.kill();
        Page page = desk.page();
        page.locator(".broken").waitFor(new Locator.WaitForOptions().setTimeout(12_000));
        assertThat(page.locator(".broken").innerText()).contains("画面停在");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.scroll')).filter")).contains("grayscale");
        Shots.take(page, "desk-stale");
        page.locator(".list .bar").getByText("刷新").click();
        page.locator(".list .stale").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        Shots.take(page, "desk-error");
    }
}
