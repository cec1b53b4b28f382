// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Contrast of every text with what lies behind it, by the formulas of WCAG 2, from the styles as they are in force. */
final class Contrast {
    private Contrast() {}

    /**
     * Texts with too little: below 4.5, or below 3 where they are large (24 px, or 18.66 px bold). In drawings the shape
     * that lies under the middle of the text counts.
     */
    @SuppressWarnings("unchecked")
    static List<String> tooLittle(Page page, String root) {
        return (List<String>) page.evaluate(SCRIPT, root);
    }

    private static final String SCRIPT = """
            root => {
              const parse = colour => {
                const m = /rgba?\\(([^)]+)\\)/.exec(colour);
                if (!m) return undefined;
                const [r, g, b, a = 1] = m[1].split(/[ ,/]+/).map(Number);
                return { r, g, b, a };
              };
              const luminance = ({ r, g, b }) => [r, g, b].map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ratio = (a, b) => {
                const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
                return (hi + 0.05) / (lo + 0.05);
              };
              const over = (top, under) => ({
                r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
                b: top.b * top.a + under.b * (1 - top.a), a: 1,
              });
              const behind = e => {
                const layers = [];
                for (let p = e; p; p = p.parentElement) {
                  const c = parse(getComputedStyle(p).backgroundColor);
                  if (c && c.a > 0) layers.push(c);
                  if (c && c.a === 1) break;
                }
                return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
              };
              const shapes = new Map();
              const drawn = e => {
                const svg = e.ownerSVGElement;
                if (!shapes.has(svg)) {
                  shapes.set(svg, [...svg.querySelectorAll('rect,path,polygon,circle')]
                    .map(s => ({ s, style: getComputedStyle(s), box: s.getBoundingClientRect() }))
                    .filter(({ s, style }) => parse(style.fill)?.a > 0 && !s.closest('defs')));
                }
                const box = e.getBoundingClientRect();
                const x = box.left + box.width / 2;
                const y = box.top + box.height / 2;
                const under = shapes.get(svg).filter(({ s, box: b }) =>
                  s.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING
                    && b.left <= x && x <= b.right && b.top <= y && y <= b.bottom
                    && !/pulse|flow/.test(s.getAttribute('class') ?? ''));
                const last = under[under.length - 1];
                return last ? parse(last.style.fill) : behind(svg.parentElement);
              };
              const wrong = [];
              for (const e of document.querySelectorAll(`${root} *`)) {
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own || !e.getClientRects().length) continue;
                const style = getComputedStyle(e);
                const isDrawn = !!e.ownerSVGElement;
                const ink = parse(isDrawn ? style.fill : style.color);
                const ground = isDrawn ? drawn(e) : behind(e);
                if (!ink || !ground) continue;
                const size = parseFloat(style.fontSize);
                const isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
                const has = ratio(over(ink, ground), ground);
                if (has < (isLarge ? 3 : 4.5)) {
                  wrong.push(`${has.toFixed(2)} ${e.textContent.trim().slice(0, 30)}`);
                }
              }
              return wrong;
            }""";
}
