// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of {@code xietong serve}, from its start to its end. */
public final class HubProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final long from;

    private HubProcess(Process process, Path log, long from) {
        this.process = process;
        this.log = log;
        this.from = from;
    }

    /** Starts it, perhaps under another program, and waits until it serves. Its log goes behind what is there. */
    public static HubProcess start(Map<String, String> environment, Path log, List<String> prefix) {
        return start(Program.FOLDER, environment, log, prefix);
    }

    /** The same of the program in another folder. */
    static HubProcess start(Path program, Map<String, String> environment, Path log, List<String> prefix) {
        try {
            long from = Files.exists(log) ? Files.size(log) : 0;
            Process process = Watch.started(Program.prepared(program, environment, prefix, "serve")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
            var hub = new HubProcess(process, log, from);
            Await.until(() -> "the hub serves: " + hub.said(), PATIENCE,
                    () -> hub.said().contains("  administrator ") || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError("the hub did not start, exit code " + process.exitValue() + ": " + hub.said());
            }
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed and logged. */
    public String said() {
        try (var file = Files.newInputStream(log)) {
            file.skipNBytes(from);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hub's own process, even where another program runs it. */
    public ProcessHandle handle() {
        return process.children().findFirst().orElse(process.toHandle());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9, and waits until it is gone. */
    public void kill() {
        handle().destroyForcibly();
        Watch.end(process);
    }

    /** SIGTERM; gives its exit code. */
    public int terminate() {
        handle().destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the hub did not end after SIGTERM: " + said());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Watch.end(process);
        return process.exitValue();
    }
}
