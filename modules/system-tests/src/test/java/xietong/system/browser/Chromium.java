// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");
    private static final List<String> UNATTENDED = List.of(
            "--disable-dev-shm-usage", "--lang=zh-CN", "--autoplay-policy=no-user-gesture-required");
    /** A machine that paints late: each frame comes as many milliseconds later as {@code -Dxietong.late} says. */
    private static final int LATE_MILLIS = Integer.getInteger("xietong.late", 0);
    private static final String LATE = """
            globalThis.requestAnimationFrame = (frame => act => setTimeout(() => frame(act), %d))(requestAnimationFrame);
            globalThis.fetch = (ask => async (...what) => {
              const answer = await ask(...what);
              await new Promise(go => setTimeout(go, %d));
              return answer;
            })(fetch);""";

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private Playwright playwright;
    private Browser browser;

    /** Where this machine has it: XIETONG_CHROMIUM, or one of the usual places. */
    static Path program() {
        String named = System.getenv("XIETONG_CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium: ./xietong test installs one with apt-get, else "
                        + "XIETONG_CHROMIUM names its program; looked at " + PLACES));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = playwright();
        browser = launch(playwright, UNATTENDED);
    }

    /** What talks to a browser. */
    static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** The machine's Chromium, without a window. */
    static Browser launch(Playwright playwright, List<String> more) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program())
                .setHeadless(true)
                .setArgs(Stream.concat(OPTIONS.stream(), more.stream()).toList()));
    }

    /** A fresh profile of it. */
    static BrowserContext fresh(Browser browser, Browser.NewContextOptions options) {
        BrowserContext profile = browser.newContext(options);
        profile.setDefaultTimeout(45_000);
        if (LATE_MILLIS > 0) {
            profile.addInitScript(LATE.formatted(LATE_MILLIS, LATE_MILLIS));
        }
        return profile;
    }

    /** A fresh profile with a window of that size, in Chinese; closed after the test. */
    public BrowserContext profile(int width, int height) {
        return profile(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A fresh profile; closed after the test. */
    public BrowserContext profile(Browser.NewContextOptions options) {
        BrowserContext profile = fresh(browser, options
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
        if (playwright != null) {
            playwright.close();
        }
    }
}
