// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What of a page is cut off, scrolls or is too small to be read: asked of the browser, which has laid it out. */
final class Clipping {
    private Clipping() {}

    /** Width and height of the document as it scrolls, then as it is seen: equal where nothing scrolls. */
    @SuppressWarnings("unchecked")
    static List<Integer> extents(Page page) {
        return (List<Integer>) page.evaluate("""
                () => {
                  const d = document.documentElement;
                  return [d.scrollWidth, d.scrollHeight, d.clientWidth, d.clientHeight];
                }""");
    }

    /** Elements whose content is wider or higher than they are, each with what it says; a point or two is rounding. */
    @SuppressWarnings("unchecked")
    static List<String> clipped(Page page, String root) {
        return (List<String>) page.evaluate("""
                root => [...document.querySelectorAll(`${root} *`)]
                  .filter(e => !e.closest('svg') && !e.closest('.x-quiet') && getComputedStyle(e).display !== 'inline')
                  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)
                  .map(e => `${e.tagName}.${e.className} ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}: `
                    + e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))""", root);
    }

    /** Texts of a drawing that reach out of it, or out of the tile that they stand on. */
    @SuppressWarnings("unchecked")
    static List<String> outside(Page page, String svg) {
        return (List<String>) page.evaluate("""
                selector => {
                  const wrong = [];
                  const svg = document.querySelector(selector);
                  const frame = svg.closest('.panel').getBoundingClientRect();
                  const tiles = [...svg.querySelectorAll('rect.tile')].map(r => r.getBoundingClientRect());
                  for (const text of svg.querySelectorAll('text')) {
                    const box = text.getBoundingClientRect();
                    const x = box.left + box.width / 2;
                    const y = box.top + box.height / 2;
                    const tile = /tile-/.test(text.getAttribute('class')) && tiles.find(
                      t => t.left <= x && x <= t.right && t.top <= y && y <= t.bottom);
                    const within = tile || frame;
                    if (box.left < within.left - 1 || box.right > within.right + 1) {
                      wrong.push(`${text.textContent}: ${Math.round(box.width)} in ${Math.round(within.width)}`);
                    }
                  }
                  return wrong;
                }""", svg);
    }

    /** The smallest text there, in pixels of the screen; drawings count as large as they are drawn. */
    static double smallestText(Page page, String root) {
        return ((Number) page.evaluate("""
                root => {
                  let least = Infinity;
                  for (const e of document.querySelectorAll(`${root} *`)) {
                    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                    if (!own || !e.getClientRects().length) {
                      continue;
                    }
                    const matrix = e.ownerSVGElement ? e.getScreenCTM() : undefined;
                    const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
                    least = Math.min(least, parseFloat(getComputedStyle(e).fontSize) * scale);
                  }
                  return least;
                }""", root)).doubleValue();
    }
}
