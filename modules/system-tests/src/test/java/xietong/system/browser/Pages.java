// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import xietong.system.Program;
import xietong.system.Site;

/** A hub's pages in a browser: who sits where, and what is on the screen. */
public final class Pages {
    /** The sources of the pages: a change of one needs no build. */
    public static final Path SOURCES = Program.ROOT.resolve("modules/web/src/main/resources/web");
    private static final double PATIENCE_MILLIS = 45_000;

    private final Site site;
    private final int port;

    /** Of a hub that serves pages: see {@link #settings}. */
    public Pages(Site site) {
        this.site = site;
        this.port = Integer.parseInt(site.environment().get("XIETONG_WEB_PORT"));
    }

    /** Settings with which a hub serves the pages of the sources, without TLS. */
    public static Map<String, String> settings() {
        return settings(SOURCES);
    }

    /** The same of another folder. */
    public static Map<String, String> settings(Path files) {
        return new TreeMap<>(Map.of(
                "XIETONG_WEB_PORT", String.valueOf(Site.freePort()),
                "XIETONG_WEB_PLAIN", "true",
                "XIETONG_WEB_FILES", files.toString()));
    }

    /** Its port for browsers. */
    public int port() {
        return port;
    }

    /** Where a page has its own name, and so cookies and storage of its own. */
    public String origin(String surface) {
        return "http://" + surface + ".localhost:" + port;
    }

    /**
     * Links that sign in, once each, in one start of the program.
     *
     * @param seats ORGANISATION[/DESK]=ID,NAME,ROLE=PAGE, e.g. POLICE-350623/court-liaison=P1,王警官,POLICE=police
     */
    public List<String> links(String... seats) {
        String[] command = Stream.concat(Stream.of("session", "link"), Stream.of(seats)).toArray(String[]::new);
        return site.xietong(command).ended(0).out().lines().toList();
    }

    /** The same link through another port, of a proxy say. */
    public static String through(int port, String link) {
        return link.replace(":" + URI.create(link).getPort() + "/", ":" + port + "/");
    }

    /** Signs in by a link in a profile and waits until the page is there. */
    public Page open(BrowserContext profile, String link) {
        Page page = profile.newPage();
        page.navigate(link);
        return page;
    }

    /** Waits for what must become true; what the page does meanwhile goes on. */
    public static void until(Page page, Supplier<String> what, BooleanSupplier condition) {
        until(page, what, PATIENCE_MILLIS, condition);
    }

    /** The same with a patience of its own, in milliseconds. */
    public static void until(Page page, Supplier<String> what, double patience, BooleanSupplier condition) {
        try {
            page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(patience));
        } catch (com.microsoft.playwright.TimeoutError e) {
            throw new AssertionError("not within " + patience + " ms: " + what.get(), e);
        }
    }

    /** A picture among the artefacts of the build. */
    public static Path shot(Page page, String name) {
        return Shots.take(page, name);
    }

    /** Holds back answers of a method, which the hub has given; {@link #letGo} lets the page hear them. */
    static void holdAnswers(Page page, String method) {
        page.evaluate("""
                method => {
                  const ask = fetch;
                  globalThis.held = [];
                  globalThis.fetch = async (address, ...more) => {
                    const answer = await ask(address, ...more);
                    if (String(address).endsWith(method)) await new Promise(go => held.push(go));
                    return answer;
                  };
                }""", method);
    }

    /** Waits until an answer is held back, lets the page hear it and draw. */
    static void letGo(Page page) {
        page.evaluate("""
                async () => {
                  const drawn = () => new Promise(requestAnimationFrame);
                  while (!held.length) await drawn();
                  held.splice(0).forEach(go => go());
                  for (let n = 0; n < 3; n++) await drawn();
                }""");
    }
}
