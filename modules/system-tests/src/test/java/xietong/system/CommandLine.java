// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An operator at a keyboard: knows the program, a folder of its own and what the program prints. Nothing else. */
final class CommandLine {
    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;

    CommandLine(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment.putAll(environment);
    }

    /** The same with another setting. */
    CommandLine with(String name, String value) {
        var other = new CommandLine(folder, environment);
        other.environment.put(name, value);
        return other;
    }

    Map<String, String> environment() {
        return environment;
    }

    Program.Result run(String... arguments) {
        return Typist.run(folder, environment, arguments);
    }

    /** Runs it, wants success and gives what it printed. */
    String done(String... arguments) {
        return run(arguments).ended(0).out();
    }

    /** The part of what was printed that the expression's group matches. */
    static String part(String text, String expression) {
        var matcher = Pattern.compile(expression).matcher(text);
        assertThat(matcher.find()).as("%s in %s", expression, text).isTrue();
        return matcher.group(1);
    }

    /** A command that goes on until it is told to stop. */
    Following follow(String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "follow", ".txt");
        return new Following(out, Watch.started(Program.prepared(environment, List.of(), arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()));
    }

    /** What it prints as it goes. */
    record Following(Path out, Process process) {
        void awaitLine(String... parts) {
            List<String> wanted = new ArrayList<>(List.of(parts));
            Await.until("a line with " + wanted, () -> said().lines().anyMatch(
                    line -> wanted.stream().allMatch(line::contains)));
        }

        /** What it has printed so far. */
        String said() {
            try {
                return Files.readString(out, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Types a line, as over a pipe. */
        void type(String line) throws IOException {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** Waits until it ends by itself; its exit code. */
        int ended() throws InterruptedException {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends by itself").isTrue();
            Watch.end(process);
            return process.exitValue();
        }

        String stop() throws IOException, InterruptedException {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends after SIGTERM").isTrue();
            Watch.end(process);
            return Files.readString(out);
        }
    }
}
