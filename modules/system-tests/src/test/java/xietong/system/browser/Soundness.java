// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What must hold of every page as it stands: it fits, cuts nothing off, is usable by everyone and says everything in words. */
final class Soundness {
    private static final String CLIPPED =
            """
            () => [...document.querySelectorAll('main *')].filter(e => {
              const style = getComputedStyle(e);
              const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              const hides = [style.overflowX, style.overflowY].some(o => o === 'hidden' || o === 'clip');
              const control = ['BUTTON', 'A', 'DT', 'DD', 'TH', 'TD', 'LABEL', 'LI', 'P', 'H1', 'H2'].includes(e.tagName);
              return own && (hides || control) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)
                && e.clientWidth > 0;
            }).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 60))
            """;
    private static final String KEYS =
            """
            () => {
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walk.nextNode()) {
                const text = walk.currentNode.textContent.trim();
                const name = walk.currentNode.parentElement.closest('[translate=no]');
                if (!name && /^[a-z]+(\\.[a-zA-Z_0-9]+)+$/.test(text)) found.push(text);
              }
              return found;
            }
            """;

    private Soundness() {}

    /** A1: the page needs no scrolling sideways, and what stands on it does not hang over its edge. */
    static void fits(Page page) {
        List<?> widths = (List<?>) page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]");
        assertThat(((Number) widths.get(0)).intValue()).as("width of the page")
                .isLessThanOrEqualTo(((Number) widths.get(1)).intValue());
    }

    /** A2: no text is cut off. */
    static void clipsNothing(Page page) {
        assertThat((List<?>) page.evaluate(CLIPPED)).as("cut off").isEmpty();
    }

    /** A5: nothing that axe-core finds. */
    static void isAccessible(Page page) {
        page.evaluate(axe());
        Object violations = page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(r =>"
                + " r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))");
        assertThat((List<?>) violations).as("axe-core").isEmpty();
    }

    /** A21: no key of a dictionary stands for its word, and both languages know the same keys. */
    static void speaks(Page page, String dictionary) {
        assertThat((List<?>) page.evaluate(KEYS)).as("keys without words").isEmpty();
        Object missing = page.evaluate(
                "async path => { const [zh, en] = await Promise.all(['zh-CN', 'en'].map(l => import(path + l + '.js')));"
                        + " const a = Object.keys(zh.default), b = Object.keys(en.default);"
                        + " return [...a.filter(k => !b.includes(k)), ...b.filter(k => !a.includes(k))]; }",
                dictionary);
        assertThat((List<?>) missing).as("words of one language only").isEmpty();
    }

    /** All of them, at a size. */
    static void holds(Page page, int width, int height, String dictionary) {
        page.setViewportSize(width, height);
        fits(page);
        clipsNothing(page);
        isAccessible(page);
        speaks(page, dictionary);
    }

    private static String axe() {
        try (InputStream in = Soundness.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sizes at which pages are looked at, by name. */
    static final Map<String, int[]> SIZES =
            Map.of("1366", new int[] {1366, 768}, "1920", new int[] {1920, 1080}, "phone", new int[] {390, 844});
}
