// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Whether a page has all its words, and whether its buttons hold them. */
final class Language {
    private static final String UNTRANSLATED = """
            () => {
              const keys = /(^|\\s)[a-z]+[A-Za-z]*\\.[A-Za-z][A-Za-z0-9_.]*($|\\s)/;
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const text = node.textContent.trim();
                if (text && !text.includes('@') && keys.test(text) && !/\\.(pdf|csv|txt|js|png|jpg)$/.test(text)) found.push(text);
              }
              document.querySelectorAll('[aria-label],[placeholder],[title]').forEach(e => ['aria-label', 'placeholder', 'title']
                .forEach(name => { if (keys.test(e.getAttribute(name) || '')) found.push(name + ' ' + e.getAttribute(name)); }));
              return [...new Set(found)];
            }""";
    private static final String CLIPPED = """
            () => [...document.querySelectorAll('button,a,label,[role=button],summary')]
              .filter(e => e.offsetParent !== null && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                || e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0) && getComputedStyle(e).display !== 'inline')
              .map(e => e.textContent.trim().slice(0, 40))""";

    private Language() {}

    /** Keys that stand where words should. */
    @SuppressWarnings("unchecked")
    static List<String> untranslated(Page page) {
        return (List<String>) page.evaluate(UNTRANSLATED);
    }

    /** Buttons and links whose words do not fit. */
    @SuppressWarnings("unchecked")
    static List<String> clipped(Page page) {
        return (List<String>) page.evaluate(CLIPPED);
    }
}
