// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium, with a window of its own for each seat. */
final class DeskBrowser implements AutoCloseable {
    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium"))
            .setHeadless(true)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /** A window of this size; it keeps no cookie of another's. */
    DeskSeat seat(String link, int width, int height) {
        var options = new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN");
        return new DeskSeat(browser.newContext(options), link);
    }

    /** A window on another page than the desk, somewhere in 井冈山. */
    Page page(String link, int width, int height) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setGeolocation(new Geolocation(26.74, 114.29).setAccuracy(12))
                .setPermissions(List.of("geolocation"))).newPage();
        page.navigate(link);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
