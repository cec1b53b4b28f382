// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page that writes down what its stream tells it, and what it has written. */
final class Probe {
    private static final String SUBSCRIPTION = "&subscription=";

    private final Page page;

    private Probe(Page page) {
        this.page = page;
    }

    /** A folder with the pages of the sources and the probe. */
    static Path pages(Path folder) {
        try {
            Path pages = folder.resolve("pages");
            copy(Pages.SOURCES, pages);
            Path desk = Files.createDirectories(pages.resolve("desk"));
            for (String file : List.of("probe.html", "probe.js")) {
                try (InputStream in = Probe.class.getResourceAsStream("/probe/" + file)) {
                    Files.copy(in, desk.resolve(file));
                }
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Signs in by a link to the desk; nothing is streamed yet. */
    static Probe open(BrowserContext profile, String link) {
        Page page = profile.newPage();
        page.navigate(link.replace("&to=/desk", "&to=/desk/probe.html"));
        page.waitForFunction("() => globalThis.probe");
        return new Probe(page);
    }

    /** Streams all of the seat's mailbox under a name of its own. */
    Probe start(String name, String after) {
        Map<String, Object> options = new HashMap<>();
        options.put("url", "/api/stream/all?" + SUBSCRIPTION.substring(1) + name);
        options.put("cap", 1_000);
        if (after != null) {
            options.put("after", after);
        }
        page.evaluate("options => probe.start(options)", options);
        return this;
    }

    Page page() {
        return page;
    }

    /** Numbers of the items, in the order in which they came. */
    @SuppressWarnings("unchecked")
    List<Integer> seqs() {
        return (List<Integer>) page.evaluate("() => probe.seqs");
    }

    int count() {
        return (Integer) page.evaluate("() => probe.seqs.length");
    }

    int number(String field) {
        return (Integer) page.evaluate("field => probe[field]", field);
    }

    /** The states that were told, each as {state, reason, lag}. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> states() {
        return (List<Map<String, Object>>) page.evaluate("() => probe.states");
    }

    String state() {
        return (String) page.evaluate("() => probe.states[probe.states.length - 1]?.state ?? ''");
    }
}
