// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xietong.system.PoliceScene;

/** A browser at a police station, with an officer's hands and ears. */
final class PoliceSeat implements AutoCloseable {
    /** Notes each oscillator that starts, with its pitch. */
    private static final String EARS = """
            window.heard = [];
            if (window.AudioParam) {
              const Context = window.AudioContext;
              window.AudioContext = class extends Context { constructor() { super(); window.loudspeaker = this; } };
              const set = AudioParam.prototype.setValueAtTime;
              AudioParam.prototype.setValueAtTime = function (value, at) { this.first ??= value; return set.call(this, value, at); };
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (at) {
                window.heard.push({ at: Date.now(), pitch: this.frequency.first }); return start.call(this, at); };
            }""";
    private static final long SENT_AGAIN_NANOS = 3_000_000_000L;
    /** Gives a reason where one is asked for, and goes to the last field. */
    private static final String REASON = """
            () => {
              const reason = document.querySelector('[data-panel=shift] [name=reason]');
              if (reason) reason.value = '演练顶班';
              document.querySelector('[data-panel=shift] [name=phone]')?.focus();
            }""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private PoliceSeat(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
        OfficeBrowser.watch(page, problems::add);
    }

    /** Signs in by a link and waits until the terminal is live. */
    static PoliceSeat open(OfficeBrowser browser, String link) {
        return open(browser, link, 1366, 768);
    }

    /** The same in a window of this size. */
    static PoliceSeat open(OfficeBrowser browser, String link, int width, int height) {
        BrowserContext context = browser.profile(new Browser.NewContextOptions().setViewportSize(width, height));
        context.addInitScript(EARS);
        var seat = new PoliceSeat(context, context.newPage());
        seat.page.navigate(link);
        return seat.live();
    }

    /** By way of something that stands between. */
    static PoliceSeat open(OfficeBrowser browser, String link, Between between) {
        URI address = URI.create(link);
        return open(browser, "http://127.0.0.1:" + between.port() + address.getRawPath() + "?" + address.getRawQuery());
    }

    Page page() {
        return page;
    }

    /** Another window of the same browser, at the same seat. */
    Page window() {
        Page next = context.newPage();
        OfficeBrowser.watch(next, problems::add);
        next.navigate(page.url());
        return next;
    }

    /** Violations of the policy and errors that nobody caught. */
    List<String> problems() {
        return problems;
    }

    PoliceSeat live() {
        until("the terminal is live", "xietongPolice.state.link.state === 'live'");
        return this;
    }

    /** What the page says to an expression. */
    Object ask(String expression) {
        return page.evaluate(expression);
    }

    /** Waits until an expression is true of the page and all that it knows is drawn: the next key meets what was waited for. */
    void until(String what, String expression) {
        PoliceScene.until(what + ": " + expression, () -> isTrue(page, expression));
    }

    static boolean isTrue(Page page, String expression) {
        return Boolean.TRUE.equals(page.evaluate(
                "() => { try { return xietongPolice.isDrawn && !!(" + expression + "); } catch (e) { return false; } }"));
    }

    /** Presses keys, one after the other: each once what came before is drawn, as a hand does that follows the eye. */
    PoliceSeat press(String... keys) {
        for (String key : keys) {
            awaitDrawn();
            page.keyboard().press(key);
        }
        return this;
    }

    /** Goes to a control, once what came before is drawn: a form that opens or closes takes the keyboard with it. */
    PoliceSeat focus(String control) {
        awaitDrawn();
        page.locator(control).focus();
        return this;
    }

    private void awaitDrawn() {
        PoliceScene.until("all is drawn", () -> Boolean.TRUE.equals(page.evaluate("globalThis.xietongPolice?.isDrawn !== false")));
    }

    /** 上岗 by the keyboard alone: the sound is played and heard. */
    PoliceSeat startShift() {
        press("F10");
        page.locator("[data-panel=shift] button[data-first]").waitFor();
        press("Enter");
        until("the test was played", "xietongPolice.state.draft.played");
        focus("[data-panel=shift] [name=heard][value=yes]").press("Space");
        until("the officer heard it", "xietongPolice.state.draft.heard === 'yes'");
        // Whoever is not on the roster gives a reason; the field comes and goes with the roster, perhaps only now.
        long[] sent = new long[1];
        PoliceScene.until("the shift has begun", () -> {
            boolean hasBegun = isTrue(page, "!document.querySelector('[data-panel=shift]')");
            if (!hasBegun && System.nanoTime() - sent[0] > SENT_AGAIN_NANOS) {
                page.evaluate(REASON);
                press("Enter");
                sent[0] = System.nanoTime();
            }
            return hasBegun;
        });
        until("on duty", "xietongPolice.state.sound.test === 'yes'");
        return this;
    }

    /** The alert's row. */
    Locator row(String alert) {
        return page.locator("[data-id=\"" + alert + "\"]");
    }

    /** Waits for the alert in the list. */
    PoliceSeat shows(String alert) {
        row(alert).waitFor();
        return this;
    }

    /** Opens it with the arrows and Enter. */
    PoliceSeat choose(String alert) {
        String key = "ArrowDown";
        for (int i = 0; !alert.equals(ask("xietongPolice.state.selected")); i++) {
            Object before = ask("xietongPolice.state.selected");
            press(key);
            // At an end the way leads back.
            key = !String.valueOf(before).equals(String.valueOf(ask("xietongPolice.state.selected"))) ? key
                    : key.equals("ArrowDown") ? "ArrowUp" : "ArrowDown";
            if (i > 200) {
                throw new AssertionError("the arrows do not reach " + alert);
            }
        }
        press("Enter");
        page.locator("[data-detail=\"" + alert + "\"]").waitFor();
        return this;
    }

    /** State of an alert on the screen, e.g. CLAIMED. */
    String state(String alert) {
        return String.valueOf(ask("(xietongPolice.find('" + alert + "')?.state ?? '').replace('ALERT_STATE_', '')"));
    }

    void awaitState(String alert, String state) {
        PoliceScene.until(alert + " is " + state + ", not " + state(alert), () -> state(alert).equals(state));
    }

    /** A tone that was heard. */
    record Tone(long at, int pitch) {}

    List<Tone> heard() {
        var tones = new ArrayList<Tone>();
        for (JsonElement each : JsonParser.parseString(String.valueOf(ask("JSON.stringify(heard)"))).getAsJsonArray()) {
            JsonObject tone = each.getAsJsonObject();
            tones.add(new Tone(tone.get("at").getAsLong(), tone.get("pitch").getAsInt()));
        }
        return tones;
    }

    @Override
    public void close() {
        context.close();
    }
}
