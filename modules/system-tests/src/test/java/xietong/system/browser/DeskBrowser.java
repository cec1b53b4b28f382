// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;

/** The system's Chromium, with a window of its own for each seat. */
final class DeskBrowser implements AutoCloseable {
    private final OfficeBrowser browser = new OfficeBrowser();

    /** A window of this size; it keeps no cookie of another's. */
    DeskSeat seat(String link, int width, int height) {
        var options = new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN");
        return new DeskSeat(browser.profile(options), link);
    }

    /** A window on another page than the desk, somewhere in 井冈山. */
    Page page(String link, int width, int height) {
        Page page = browser.profile(new Browser.NewContextOptions()
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
    }
}
