// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Geometry and contrast of a page as it is drawn. */
final class DeskLooks {
    private static final String CLIPPED = """
            () => [...document.querySelectorAll('body *')].filter(e => {
              const style = getComputedStyle(e);
              const cut = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
              const quiet = style.position === 'absolute' && e.clientWidth <= 1;
              return cut && !quiet && e.textContent.trim() && e.clientWidth > 0 && e !== document.body
                && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2);
            }).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))""";
    /** Each text against the nearest opaque ground below it. */
    private static final String FAINT = """
            () => {
              const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
              const lum = ([r, g, b]) => [r, g, b].map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; })
                .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = e => { for (let n = e; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor);
                if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const e = node.parentElement;
                if (!node.textContent.trim() || e.offsetParent === null || e.closest('.x-watermark,:disabled,option')) continue;
                const style = getComputedStyle(e);
                const a = lum(parse(style.color)); const b = lum(ground(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
                if (ratio < (large ? 3 : 4.5)) found.push(ratio.toFixed(2) + ' ' + node.textContent.trim().slice(0, 30));
              }
              return [...new Set(found)];
            }""";

    private DeskLooks() {}

    /** Elements that cut their own text off. */
    @SuppressWarnings("unchecked")
    static List<String> clipped(Page page) {
        return (List<String>) page.evaluate(CLIPPED);
    }

    /** Texts of too little contrast. */
    @SuppressWarnings("unchecked")
    static List<String> faint(Page page) {
        return (List<String>) page.evaluate(FAINT);
    }

    /** Whether the page itself has a bar to scroll, in either direction. */
    static boolean scrolls(Page page) {
        return (boolean) page.evaluate("() => { const e = document.documentElement;"
                + " return e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight; }");
    }

    /** Whether it can only be read by scrolling sideways. */
    static boolean scrollsSideways(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
