// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** This machine's Chromium as an office has it: without a window, silent until the officer's first touch. */
final class OfficeBrowser implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");
    private static final double PATIENCE_MILLIS = 45_000;
    /** A machine that paints late: each frame comes as many milliseconds later as {@code -Dxietong.late} says. */
    private static final int LATE_MILLIS = Integer.getInteger("xietong.late", 0);
    private static final String LATE = """
            globalThis.requestAnimationFrame = (frame => act => setTimeout(() => frame(act), %d))(requestAnimationFrame);
            globalThis.fetch = (ask => async (...what) => {
              const answer = await ask(...what);
              await new Promise(go => setTimeout(go, %d));
              return answer;
            })(fetch);""";

    private final Playwright playwright;
    private final Browser browser;

    /** With more options than the usual ones. */
    OfficeBrowser(String... more) {
        Path program = program();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setHeadless(true)
                .setArgs(Stream.concat(OPTIONS.stream(), Stream.of(more)).toList()));
    }

    /** Where this machine has it: XIETONG_CHROMIUM, or one of the usual places. */
    private static Path program() {
        String named = System.getenv("XIETONG_CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium: ./xietong test installs one with apt-get, else "
                        + "XIETONG_CHROMIUM names its program; looked at " + PLACES));
    }

    /** A fresh profile: nothing is kept of another's. */
    BrowserContext profile(Browser.NewContextOptions options) {
        BrowserContext profile = browser.newContext(options);
        profile.setDefaultTimeout(PATIENCE_MILLIS);
        if (LATE_MILLIS > 0) {
            profile.addInitScript(LATE.formatted(LATE_MILLIS, LATE_MILLIS));
        }
        return profile;
    }

    /** Its version. */
    String version() {
        return browser.version();
    }

    /** Tells of a page's violations of the policy, and of errors that nobody caught. */
    static void watch(Page page, Consumer<String> problems) {
        CDPSession debugger = page.context().newCDPSession(page);
        debugger.send("Log.enable");
        debugger.on("Log.entryAdded", event -> {
            JsonObject entry = event.getAsJsonObject("entry");
            String text = entry.get("source").getAsString() + " " + entry.get("text").getAsString();
            if (text.startsWith("security") || text.contains("Content Security Policy") || text.contains("Trusted")) {
                problems.accept(text);
            }
        });
        page.onPageError(error -> problems.accept("page error " + error));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
