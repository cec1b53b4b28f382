// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** axe-core over a page. It comes in by the browser's debugger, which the page's policy does not bind. */
public final class Axe {
    private static final String FILE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private Axe() {}

    /** What is wrong: the rule, what it says, and where; none where all is well. */
    public static List<String> violations(Page page) {
        CDPSession debugger = page.context().newCDPSession(page);
        try {
            evaluate(debugger, source());
            JsonObject answer = evaluate(debugger, """
                    axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.map(v =>
                      v.id + ': ' + v.help + ' @ ' + v.nodes.slice(0, 5).map(n => n.target.join(' ')).join(', '))))""");
            var found = new ArrayList<String>();
            String json = answer.getAsJsonObject("result").get("value").getAsString();
            for (JsonElement each : com.google.gson.JsonParser.parseString(json).getAsJsonArray()) {
                found.add(each.getAsString());
            }
            return found;
        } finally {
            debugger.detach();
        }
    }

    private static JsonObject evaluate(CDPSession debugger, String expression) {
        var arguments = new JsonObject();
        arguments.addProperty("expression", expression);
        arguments.addProperty("awaitPromise", true);
        arguments.addProperty("returnByValue", true);
        JsonObject answer = debugger.send("Runtime.evaluate", arguments);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer;
    }

    private static String source() {
        try (InputStream file = Axe.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
