// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.util.List;

/** The machine's Chromium as a duty room has it: silent until the officer's first touch. */
final class PoliceBrowser implements AutoCloseable {
    private final Playwright playwright = Chromium.playwright();
    private final Browser browser = Chromium.launch(playwright, List.of());

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
