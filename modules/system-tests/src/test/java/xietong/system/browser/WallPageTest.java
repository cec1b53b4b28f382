// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the wall looks, on recorded frames: busy, empty, a court's, and with the longest words and numbers that there are. */
class WallPageTest {
    private static final int[][] SIZES = {{1366, 768}, {1920, 1080}, {3840, 1080}, {3840, 2160}};
    private static final List<String> FRAMES = List.of("busy", "longest", "empty", "court");
    private static final double LEAST_U = 23.9;
    private static final int LOOKS = 3;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Recorded recorded;

    @BeforeAll
    static void open() {
        recorded = new Recorded();
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static Page frozen(String frames, String more, int width, int height) {
        return recorded.open(CHROMIUM, "/wall?frozen" + more, frames, width, height);
    }

    private static double u(int width, int height) {
        return width >= 3 * height ? Math.min(width / 3840.0, height / 1080.0) : Math.min(width / 1920.0, height / 1080.0);
    }

    /** Every kind of wall, in both languages, near and far. */
    @ParameterizedTest
    @ValueSource(strings = {"lang=zh-CN", "lang=en", "lang=zh-CN&density=far"})
    void a1a2a4NothingScrollsIsCutOffOrTooSmall(String more) {
        for (String frames : FRAMES) {
            Page page = frozen(frames, "&" + more, 1920, 1080);
            for (int[] size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                boolean isWide = size[0] >= 3 * size[1];
                // It draws other panels where it is wide.
                page.waitForFunction("n => document.querySelectorAll('.panel').length === n", isWide ? 8 : 4);
                String what = frames + "-" + more.replaceAll("[&=]", "-") + "-" + size[0] + "x" + size[1];
                if (size[0] == 1920 || frames.equals("busy")) {
                    Pages.shot(page, "wall-" + what);
                    if (what.equals("busy-lang-zh-CN-1920x1080")) {
                        Shots.takeForDocs(page, "wall", 960);
                    }
                }
                fits(page, what, u(size[0], size[1]));
            }
            page.context().close();
        }
    }

    private static void fits(Page page, String what, double u) {
        List<Integer> extents = Clipping.extents(page);
        assertThat(extents.subList(0, 2)).as(what).isEqualTo(extents.subList(2, 4));
        assertThat(Clipping.clipped(page, "#wall")).as(what).isEmpty();
        assertThat(Clipping.outside(page, "svg.tiles")).as(what).isEmpty();
        assertThat(Clipping.smallestText(page, "#wall") / u).as(what).isGreaterThan(LEAST_U);
    }

    @Test
    void a3EveryTextHasContrastEnough() {
        for (String frames : FRAMES) {
            assertThat(Contrast.tooLittle(frozen(frames, "", 3840, 1080), "#wall")).as(frames).isEmpty();
        }
    }

    @Test
    void a5AxeFindsNothing() {
        for (String frames : FRAMES) {
            assertThat(Axe.violations(frozen(frames, "", 1920, 1080))).as(frames).isEmpty();
        }
    }

    /** Colours as they are seen: the card of an urgent alert differs most from its panel, whatever the eye. */
    @Test
    void a6AnUrgentAlertStandsOutForEveryEye() throws IOException {
        Page wall = frozen("busy", "", 1920, 1080);
        CDPSession session = wall.context().newCDPSession(wall);
        for (String eye : List.of("none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia")) {
            var type = new JsonObject();
            type.addProperty("type", eye);
            session.send("Emulation.setEmulatedVisionDeficiency", type);
            BufferedImage seen = ImageIO.read(Pages.shot(wall, "wall-" + eye).toFile());
            double[] panel = Lab.of(seen, middleLeft(wall.locator(".panel.alerts"), 4));
            double urgent = Lab.distance(Lab.of(seen, middleLeft(wall.locator(".alert.p1.open"), 7)), panel);
            double important = Lab.distance(Lab.of(seen, middleLeft(wall.locator(".alert.p2.open"), 7)), panel);
            double plain = Lab.distance(
                    Lab.of(seen, middleLeft(wall.locator(".alert:not(.open)").first(), 7)), panel);
            assertThat(urgent).as(eye).isGreaterThan(important).isGreaterThan(plain);
        }
    }

    private static int[] middleLeft(Locator element, int inside) {
        var box = element.boundingBox();
        return new int[] {(int) (box.x + inside), (int) (box.y + box.height / 2)};
    }

    /** The same frame looks the same to the pixel, also where a hundred others were drawn before it. */
    @Test
    void a23WhatWasDrawnBeforeLeavesNothingBehind() throws IOException {
        Page wall = frozen("busy", "", 1920, 1080);
        Page other = frozen("busy", "", 1920, 1080);
        other.evaluate(Soak.TICKS, Map.of("frame", Recorded.frames("busy"), "ticks", 100, "seed", 7, "settle", true));
        BufferedImage first = map(wall);
        BufferedImage second = map(other);
        long different = 0;
        for (int x = 0; x < first.getWidth(); x++) {
            for (int y = 0; y < first.getHeight(); y++) {
                different += first.getRGB(x, y) == second.getRGB(x, y) ? 0 : 1;
            }
        }
        assertThat(different * 1000).isLessThanOrEqualTo((long) first.getWidth() * first.getHeight());
    }

    private static BufferedImage map(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(page.locator("svg.tiles").screenshot()));
    }

    /** Reloading is rare, spread, and never while somebody has to be found. */
    @Test
    void aWallLoadsItselfAnewOnlyWhenItIsQuiet() {
        Page wall = frozen("empty", "", 1366, 768);
        Object seen = wall.evaluate("""
                async () => {
                  const { Reloads } = await import('/wall/care.js');
                  const hour = 3600000;
                  // 10:00 in Beijing.
                  const noon = Date.parse('2026-11-20T02:00:00Z');
                  const daily = Date.parse('2026-11-19T20:10:00Z');
                  const one = (over, chance = () => 0.5) => new Reloads(chance).due({
                    now: noon, link: 'live', isQuiet: true, openedAt: noon - 9 * hour, last: [], ...over,
                  });
                  const version = new Reloads(() => 0.5);
                  const then = over => version.due({
                    now: noon, link: 'version', isQuiet: true, openedAt: noon - hour, last: [], ...over,
                  });
                  return [
                    one({}),
                    then({}), then({ now: noon + 59000 }), then({ now: noon + 60000 }),
                    then({ now: noon + 61000, isQuiet: false }),
                    then({ now: noon + 62000, last: [noon, noon + 1, noon + 2] }),
                    one({ now: daily, openedAt: daily - 20 * hour }),
                    one({ now: daily, openedAt: daily - 20 * hour, link: 'down' }),
                    one({ now: daily, openedAt: daily - 60000 }),
                  ];
                }""");
        assertThat((List<?>) seen).isEqualTo(List.of(false, false, false, true, false, false, true, false, false));
    }

    /** One blink for alerts that nobody has acknowledged, and nothing else that never ends; nothing draws by frames. */
    @Test
    void a9AnIdleWallMovesNothingButTheMarksOfOpenAlerts() {
        Page wall = recorded.open(CHROMIUM, "/wall", "busy", 1920, 1080);
        wall.evaluate("""
                () => {
                  window.frames_ = 0;
                  const real = window.requestAnimationFrame;
                  window.requestAnimationFrame = f => { window.frames_++; return real.call(window, f); };
                }""");
        CDPSession session = wall.context().newCDPSession(wall);
        session.send("Performance.enable");
        double share = 1;
        // What else the machine does only adds to it: where it was busy, it is looked at again.
        for (int look = 0; look < LOOKS && share >= 0.10; look++) {
            share = share(wall, session);
        }
        assertThat(wall.evaluate("() => window.frames_")).isEqualTo(0);
        assertThat(share).as("share of one core").isLessThan(0.10);
        Object endless = wall.evaluate("""
                () => [...new Set(document.getAnimations()
                  .filter(a => a.effect.getTiming().iterations === Infinity).map(a => a.animationName))]""");
        assertThat((List<?>) endless).isEqualTo(List.of("blink"));
    }

    /** Of one core, in four seconds. */
    private static double share(Page wall, CDPSession session) {
        double before = Soak.metric(session, "TaskDuration");
        double began = Soak.metric(session, "Timestamp");
        wall.waitForFunction("began => performance.now() - began > 4000", wall.evaluate("() => performance.now()"),
                new Page.WaitForFunctionOptions().setPollingInterval(500));
        return (Soak.metric(session, "TaskDuration") - before) / (Soak.metric(session, "Timestamp") - began);
    }

    /** A part that cannot be drawn: its widget alone is grey, with the time of what it shows, and recovers by itself. */
    @Test
    void aWidgetThatCannotBeDrawnKeepsItsLastValueGreyAndTheOthersLiveOn() {
        Page wall = frozen("busy", "", 1920, 1080);
        Object seen = wall.evaluate("""
                async recorded => {
                  const [{ Widgets }, { view }, { empty, frame }, { formats }, { i18n }, zh, lit] = await Promise.all([
                    import('/wall/widgets.js'), import('/wall/view.js'), import('/wall/state.js'), import('/wall/formats.js'),
                    import('/lib/i18n.js'), import('/wall/i18n/zh-CN.js'), import('/webjars/lit-html/3.3.0/lit-html.js')]);
                  const state = empty();
                  frame(state, JSON.parse(recorded));
                  const root = document.getElementById('wall');
                  root.replaceChildren();
                  delete root['_$litPart$'];
                  const widgets = new Widgets();
                  const draw = () => lit.render(view({ state, t: i18n({ 'zh-CN': zh.default }, 'zh-CN'), fmt: formats('zh-CN'),
                    lang: 'zh-CN', now: Date.parse('2026-11-20T06:32:07Z'), isWide: false, isFar: false, isFrozen: true, widgets }), root);
                  draw();
                  const before = document.querySelector('.panel.overdue').textContent;
                  const good = state.overdue;
                  const figures = state.figures;
                  state.overdue = { kinds: 5 };
                  state.figures = { ...figures, inFlight: 4321 };
                  draw();
                  const broken = document.querySelectorAll('.outdated');
                  const result = { count: broken.length, failure: !!widgets.failure(),
                    kept: document.querySelector('.column .outdated .kept').textContent.includes(before.trim().slice(0, 20)),
                    said: [...broken].map(e => e.querySelector('.since').textContent.trim()).join('|'),
                    grey: getComputedStyle(broken[0].querySelector('.kept')).filter,
                    others: document.querySelector('.kpi .value').textContent };
                  window.recover = () => {
                    state.overdue = good;
                    draw();
                    return { broken: document.querySelectorAll('.outdated').length, failure: widgets.failure() ?? '' };
                  };
                  return result;
                }""", Recorded.frames("busy"));
        Pages.shot(wall, "wall-widget-outdated");
        assertThat(seen).isEqualTo(Map.of("count", 2, "failure", true, "kept", true,
                "said", "数据未更新 14:32|数据未更新 14:32", "grey", "grayscale(1) brightness(0.72)", "others", "4,321"));
        assertThat(Clipping.clipped(wall, ".outdated > .since")).isEmpty();
        assertThat(wall.evaluate("() => recover()")).isEqualTo(Map.of("broken", 0, "failure", ""));
    }

    /** Urgent ones every five seconds, important ones every fifteen for five minutes, ordinary ones once; a flood is one burst. */
    @Test
    void aWallSoundsOnlyWhereItsAddressAsksForIt() {
        Page wall = recorded.open(CHROMIUM, "/wall?sound=1", "busy", 1920, 1080);
        wall.waitForFunction("() => document.querySelector('.head .drill.warn, .head .drill.quiet')");
        wall.click("body");
        wall.waitForFunction("() => document.querySelector('.head .drill.quiet')?.textContent === '有声'");
        Pages.shot(wall, "wall-sound");
        Page silent = recorded.open(CHROMIUM, "/wall", "busy", 1920, 1080);
        assertThat(silent.locator(".head .drill.quiet, .head .drill.warn").count()).isZero();
        Object heard = wall.evaluate("""
                async () => {
                  const { due, nothingPlayed } = await import('/wall/sound.js');
                  const alert = (id, priority, at, state = 'ALERT_STATE_UNACKNOWLEDGED') =>
                    ({ id, priority, state, raiseTime: new Date(at).toISOString() });
                  const t0 = Date.parse('2026-11-20T06:00:00Z');
                  const run = (scene, seconds) => {
                    const played = nothingPlayed();
                    const out = [];
                    for (let s = 0; s < seconds; s++) {
                      const voice = due(scene, played, t0 + s * 1000);
                      if (voice !== undefined) out.push(`${voice}@${s}`);
                    }
                    return out.join(' ');
                  };
                  const many = Array.from({ length: 12 }, (_, i) => alert(`m${i}`, i % 2 ? 2 : 3, t0));
                  return [
                    run({ alerts: [alert('a', 1, t0)], urgent: 1, isDown: false }, 12),
                    run({ alerts: [alert('b', 2, t0 - 270000)], urgent: 0, isDown: false }, 60),
                    run({ alerts: [alert('c', 3, t0)], urgent: 0, isDown: false }, 60),
                    run({ alerts: [alert('d', 1, t0, 'ALERT_STATE_ACKNOWLEDGED')], urgent: 0, isDown: false }, 60),
                    run({ alerts: many, urgent: 0, isDown: false }, 61),
                    run({ alerts: [alert('a', 1, t0)], urgent: 1, isDown: true }, 31),
                  ];
                }""");
        assertThat((List<?>) heard).isEqualTo(
                List.of("1@0 1@5 1@10", "2@0 2@15", "3@0", "", "2@0 2@30 2@60", "link@0 link@30"));
    }
}
