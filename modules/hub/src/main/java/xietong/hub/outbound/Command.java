// SPDX-License-Identifier: Apache-2.0
package xietong.hub.outbound;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the operator's, started without a shell: {id}, {priority}, {kind}, {link} and {key} in its arguments are
 * filled in, and stand in its environment as XIETONG_ALERT_ID and so on. Exit code 0 is a yes. It is ended after ten seconds.
 */
final class Command implements Channel {
    private static final long PATIENCE_SECONDS = 10;

    private final List<String> words;

    Command(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public void call(Call call) throws IOException, InterruptedException {
        Map<String, String> values = Map.of(
                "id", call.id(),
                "priority", String.valueOf(call.priority()),
                "kind", call.kind(),
                "link", call.link(),
                "key", call.key());
        var builder = new ProcessBuilder(words.stream().map(word -> filled(word, values)).toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        values.forEach((name, value) -> builder.environment()
                .put("XIETONG_ALERT_" + name.toUpperCase(Locale.ROOT), value));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("not done within " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("exit code " + process.exitValue());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String filled(String word, Map<String, String> values) {
        String filled = word;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
