// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What pages and the browser complain of: entries of the browser's log (Log.entryAdded), errors that no page caught, and
 * what pages wrote to the console as errors. Violations of the policy, of scripts, styles or trusted types (A10), are never
 * announced; that something could not be loaded is where a test takes the hub away.
 */
public final class Complaints {
    private static final Pattern POLICY = Pattern.compile(
            "Content Security Policy|Trusted ?Type|TrustedScript|TrustedHTML|violates the following", Pattern.CASE_INSENSITIVE);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Pattern announced;

    void watch(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.on("Log.entryAdded", event -> {
            JsonObject entry = event.getAsJsonObject("entry");
            String level = entry.get("level").getAsString();
            String source = entry.get("source").getAsString();
            if (level.equals("error") || source.equals("security") || source.equals("violation")) {
                heard.add("log " + source + ": " + entry.get("text").getAsString()
                        + (entry.has("url") ? " " + entry.get("url").getAsString() : ""));
            }
        });
        session.send("Log.enable");
        page.onPageError(error -> heard.add("uncaught: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.add("console: " + message.text());
            }
        });
    }

    /** Errors that match are this test's own doing; not those of the policy. */
    public void announce(String expression) {
        announced = Pattern.compile(expression);
    }

    /** Violations of the policy. */
    public List<String> ofPolicy() {
        return heard.stream().filter(text -> POLICY.matcher(text).find()).toList();
    }

    /** All, but what was announced. */
    public List<String> unannounced() {
        return heard.stream()
                .filter(text -> POLICY.matcher(text).find() || announced == null || !announced.matcher(text).find())
                .toList();
    }

    void requireNone() {
        assertThat(unannounced()).as("what the pages complained of").isEmpty();
    }

    void forget() {
        heard.clear();
        announced = null;
    }
}
