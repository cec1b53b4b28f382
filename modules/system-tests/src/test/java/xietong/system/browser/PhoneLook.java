// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Whether texts on a phone can be read in the sun: whole, dark enough and large enough, as the browser laid them out. */
final class PhoneLook {
    private static final String TEXTS = """
            const texts = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const e = walker.currentNode.parentElement;
              if (walker.currentNode.data.trim() && e.getClientRects().length && !e.closest('.x-quiet, .x-watermark, noscript')) {
                texts.push([walker.currentNode, e]);
              }
            }
            const said = node => node.data.trim().slice(0, 40);
            """;

    private PhoneLook() {}

    /** Texts that reach out of the window or out of the element that they stand in. */
    static List<String> cut(Page page) {
        return ask(page, null, """
                const wrong = [];
                for (const [node, e] of texts) {
                  const range = document.createRange();
                  range.selectNodeContents(node);
                  for (const box of range.getClientRects()) {
                    if (box.left < -0.5 || box.right > innerWidth + 0.5) {
                      wrong.push(`${said(node)}: ${Math.round(box.left)} to ${Math.round(box.right)}`);
                    }
                  }
                  if (getComputedStyle(e).overflow !== 'visible' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)) {
                    wrong.push(`${said(node)}: clipped`);
                  }
                }
                for (const button of document.querySelectorAll('button')) {
                  if (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 2) {
                    wrong.push(`button ${button.textContent.trim()}`);
                  }
                }
                return wrong;""");
    }

    /** Texts with less contrast than this; of controls that are out of use none is asked. */
    static List<String> pale(Page page, double least) {
        return ask(page, least, """
                const parse = text => { const [r, g, b, a = 1] = /\\(([^)]+)\\)/.exec(text)[1].split(/[ ,/]+/).map(Number); return { r, g, b, a }; };
                const light = ({ r, g, b }) => [r, g, b].map(v => v / 255)
                  .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = e => {
                  for (let p = e; p; p = p.parentElement) {
                    const colour = parse(getComputedStyle(p).backgroundColor);
                    if (colour.a === 1) return colour;
                  }
                  return { r: 255, g: 255, b: 255 };
                };
                return texts.filter(([, e]) => !e.closest(':disabled')).map(([node, e]) => {
                  const [hi, lo] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((a, b) => b - a);
                  return [(hi + 0.05) / (lo + 0.05), node];
                }).filter(([ratio]) => ratio < limit).map(([ratio, node]) => `${ratio.toFixed(2)} ${said(node)}`);""");
    }

    /** Texts smaller than so many pixels. */
    static List<String> small(Page page, double least) {
        return ask(page, least, """
                return texts.map(([node, e]) => [parseFloat(getComputedStyle(e).fontSize), node])
                  .filter(([size]) => size < limit).map(([size, node]) => `${size} px ${said(node)}`);""");
    }

    @SuppressWarnings("unchecked")
    private static List<String> ask(Page page, Double limit, String script) {
        return (List<String>) page.evaluate("limit => {" + TEXTS + script + "}", limit);
    }
}
