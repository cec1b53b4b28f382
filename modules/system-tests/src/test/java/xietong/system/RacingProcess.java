// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running {@link RacingCourts}, as the test speaks with it. */
final class RacingProcess implements AutoCloseable {
    final List<String> courts;
    private final Process process;
    private final Writer in;
    private volatile boolean closing;

    /** Starts it; every line that it says is heard by one thread, in order. */
    RacingProcess(Site site, List<String> courts, Consumer<String> heard) {
        this.courts = List.copyOf(courts);
        Path bundles = courts.stream().map(site::bundle).toList().get(0).getParent();
        List<String> command = new ArrayList<>(List.of(
                Program.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RacingCourts.class.getName(),
                bundles.toString()));
        command.addAll(courts);
        try {
            process = Watch.started(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(site.folder().resolve("courts.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread hearing = new Thread(() -> hear(heard), "hears-courts");
        hearing.setDaemon(true);
        hearing.start();
    }

    private void hear(Consumer<String> heard) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard);
        } catch (IOException | UncheckedIOException e) {
            heard.accept("failed " + e);
        }
        if (!closing) {
            heard.accept("failed: it ended by itself");
        }
    }

    /** One line to it. */
    void say(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a process of courts is gone", e);
        }
    }

    /** A process that is killed while it is answered makes the hub's HTTP library complain. */
    @Override
    public void close() {
        closing = true;
        try {
            in.close();
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Watch.end(process);
    }
}
