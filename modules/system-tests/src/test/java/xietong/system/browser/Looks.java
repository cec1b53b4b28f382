// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** How a page looks: a picture of it, nothing clipped, nothing that scrolls sideways, contrast, axe. */
final class Looks {
    /** Elements with text of their own that is cut off. */
    private static final String CLIPPED = """
            () => JSON.stringify([...document.querySelectorAll('body *')].filter(e => {
              const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              const style = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              if (!own || !box.width || style.visibility === 'hidden' || e.closest('.x-quiet,option,datalist')
                  || ['INPUT', 'OPTION', 'TITLE', 'SCRIPT', 'STYLE', 'NOSCRIPT'].includes(e.tagName)) return false;
              const cut = style.display !== 'inline'
                && (e.scrollWidth > e.clientWidth + 1 && style.overflowX !== 'visible'
                  || e.scrollHeight > e.clientHeight + 2 && !['visible', 'auto', 'scroll'].includes(style.overflowY));
              return cut || box.right > innerWidth + 1;
            }).map(e => e.className + ': ' + e.textContent.trim().slice(0, 40)))""";
    /** Texts whose contrast with what lies behind them is too small. */
    private static final String FAINT = """
            () => {
              const parse = c => (c.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
              const lum = ([r, g, b]) => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
                return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
              const behind = e => { for (let x = e; x; x = x.parentElement) { const c = parse(getComputedStyle(x).backgroundColor);
                if ((c[3] ?? 1) > 0.5) return c; } return [255, 255, 255]; };
              return JSON.stringify([...document.querySelectorAll('body *')].filter(e =>
                [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.getBoundingClientRect().width
                && !e.closest('.x-watermark,noscript,script,option,datalist,button:disabled')).map(e => {
                const style = getComputedStyle(e);
                const a = lum(parse(style.color)), b = lum(behind(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
                return { ratio, ok: ratio >= (large ? 3 : 4.5), what: e.className + ': ' + e.textContent.trim().slice(0, 30) };
              }).filter(x => !x.ok).map(x => x.ratio.toFixed(2) + ' ' + x.what));
            }""";

    private final PoliceSeat seat;
    private final String surface;

    Looks(PoliceSeat seat, String surface) {
        this.seat = seat;
        this.surface = surface;
    }

    /** A picture of it, and A1, A2, A3, A5 and A21's buttons. */
    void check(String name) {
        shot(name);
        Page page = seat.page();
        assertThat(page.evaluate("() => [document.documentElement, document.body].every(e =>"
                + " e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight)")).as("A1 %s", name).isEqualTo(true);
        assertThat(list(page, CLIPPED)).as("A2 %s", name).isEmpty();
        assertThat(list(page, FAINT)).as("A3 %s", name).isEmpty();
        assertThat(Axe.violations(page)).as("A5 %s", name).isEmpty();
    }

    /** Into target/screens. */
    void shot(String name) {
        Shots.take(seat.page(), surface + "-" + name);
    }

    /** The other sizes. */
    void sizes(String name) {
        for (int[] size : new int[][] {{1920, 1080}, {3840, 2160}, {1366, 768}}) {
            seat.page().setViewportSize(size[0], size[1]);
            check(name + "-" + size[0] + "x" + size[1]);
        }
    }

    private static List<String> list(Page page, String script) {
        var found = new ArrayList<String>();
        JsonParser.parseString(String.valueOf(page.evaluate(script))).getAsJsonArray().forEach(e -> found.add(e.getAsString()));
        return found;
    }
}
