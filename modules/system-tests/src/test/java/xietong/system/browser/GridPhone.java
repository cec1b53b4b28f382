// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.net.URI;
import java.util.List;

/** A grid worker's phone: a browser of its own that remembers, with a place where it is. */
final class GridPhone {
    static final double LATITUDE = 40.1405;
    static final double LONGITUDE = 117.1213;

    private final BrowserContext context;
    private String address;
    private Page page;

    GridPhone(Chromium chromium, int width, int height) {
        context = chromium.profile(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(true)
                .setIsMobile(true)
                .setGeolocation(new Geolocation(LATITUDE, LONGITUDE).setAccuracy(12))
                .setPermissions(List.of("geolocation")));
        page = context.newPage();
    }

    /** Signs in by a link, and waits for the list. */
    GridPhone open(String link) {
        address = URI.create(link).resolve("/grid").toString();
        page.navigate(link);
        return listed();
    }

    /** Closes the window and opens the page anew, as after the phone was put away. */
    GridPhone reopen() {
        page.close();
        page = context.newPage();
        page.navigate(address);
        return this;
    }

    /** Opens the page with a query, e.g. lang=en. */
    GridPhone at(String query) {
        page.navigate(address + "?" + query);
        return listed();
    }

    private GridPhone listed() {
        page.locator(".tabs").waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** The card of a task. */
    Locator card(String task) {
        return page.locator("[data-task='" + task + "']");
    }

    /** Opens a task. */
    GridPhone task(String task) {
        card(task).click();
        page.locator(".task").waitFor();
        return this;
    }

    /** Chooses what was found, e.g. MOVED. */
    GridPhone choose(String code) {
        page.locator("input[name=choice][value=" + code + "]").check();
        return this;
    }

    /** Submits, and waits until the list is back. */
    GridPhone submit() {
        page.locator(".primary").click();
        page.locator(".cards, .empty").first().waitFor();
        return this;
    }

    /** Waits until the shell is kept: from then on the page opens without a network. */
    GridPhone shelled() {
        page.waitForCondition(() -> (boolean) page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await caches.match('/lib/i18n/en.js'))"));
        return this;
    }

    /** How many answers the page says are waiting. */
    int waiting() {
        Locator strip = page.locator("[data-waiting]");
        return strip.count() == 0 ? 0 : Integer.parseInt(strip.getAttribute("data-waiting"));
    }

    /** Waits until the page says that so many answers wait. */
    GridPhone awaitWaiting(int answers) {
        page.waitForFunction("n => Number(document.querySelector('[data-waiting]')?.dataset.waiting ?? 0) === n", answers);
        return this;
    }

    /** Whether the page is wider than the window. */
    boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Everything that the page keeps on the phone and shows, as text. */
    String everything() {
        return String.valueOf(page.evaluate("""
                async () => {
                  const db = await new Promise((done, fail) => {
                    const r = indexedDB.open('xietong-grid'); r.onsuccess = () => done(r.result); r.onerror = fail; });
                  const rows = {};
                  for (const store of db.objectStoreNames) {
                    rows[store] = await new Promise(done => {
                      const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); });
                  }
                  db.close();
                  return JSON.stringify(rows) + document.documentElement.outerHTML;
                }"""));
    }
}
