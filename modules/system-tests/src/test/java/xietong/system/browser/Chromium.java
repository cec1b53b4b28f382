// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium of this machine for a test class, with fresh profiles; where there is none, tests fail and say so. After
 * each test what its pages complained of is looked at: see {@link Complaints}.
 *
 * <p>{@code @RegisterExtension static final Chromium CHROMIUM = new Chromium();}
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String[] UNATTENDED =
            {"--disable-dev-shm-usage", "--lang=zh-CN", "--autoplay-policy=no-user-gesture-required"};

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private OfficeBrowser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = new OfficeBrowser(UNATTENDED);
    }

    /** A fresh profile with a window of that size, in Chinese; closed after the test. */
    public BrowserContext profile(int width, int height) {
        return profile(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A fresh profile; closed after the test. */
    public BrowserContext profile(Browser.NewContextOptions options) {
        BrowserContext profile = browser.profile(options
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setIgnoreHTTPSErrors(true));
        profile.onPage(complaints::watch);
        contexts.add(profile);
        return profile;
    }

    /** What pages complained of in this test so far. */
    public Complaints complaints() {
        return complaints;
    }

    /** Its version. */
    public String version() {
        return browser.version();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            // Whatever Chromium has still to say of them.
            contexts.forEach(profile -> profile.pages().forEach(page -> {
                if (!page.isClosed()) {
                    page.evaluate("1");
                }
            }));
            if (context.getExecutionException().isEmpty()) {
                complaints.requireNone();
            }
        } finally {
            contexts.forEach(BrowserContext::close);
            contexts.clear();
            complaints.forget();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
    }
}
