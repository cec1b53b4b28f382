// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Looks after processes: ends every one that a test started, keeps the logs of hubs where a test fails, and fails a
 * test that passed while a hub logged an error that nobody announced.
 */
public final class Watch implements AfterTestExecutionCallback, AfterAllCallback {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    /** Logs and the errors that are announced in them. */
    private static final Map<Path, String> LOGS = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PROCESSES.forEach(Watch::end)));
    }

    public static Process started(Process process) {
        PROCESSES.add(process);
        return process;
    }

    /** With all that it started itself. */
    public static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        PROCESSES.remove(process);
    }

    /** A hub's log; errors that match the expression are announced. */
    public static void log(Path file, String announced) {
        LOGS.put(file, announced);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            keep(context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName());
            return;
        }
        for (var log : LOGS.entrySet()) {
            List<String> errors = withoutVertxCancel(lines(log.getKey())).stream()
                    .filter(line -> line.contains(" ERROR ") || line.contains("OutOfMemoryError"))
                    .filter(line -> log.getValue().isEmpty() || !line.matches(log.getValue()))
                    .toList();
            if (!errors.isEmpty()) {
                keep(context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName());
            }
            assertThat(errors).as("errors in %s that the test did not announce", log.getKey()).isEmpty();
        }
    }

    /**
     * Vert.x 5.0.12 logs a NullPointerException when a reader cancels a stream whose last frame still waits to be written;
     * the stream is closed all the same.
     */
    private static List<String> withoutVertxCancel(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).endsWith("Caught Throwable from listener onStreamClosed.")
                        || i + 2 >= lines.size()
                        || !lines.get(i + 1).startsWith("java.lang.NullPointerException")
                        || !lines.get(i + 2).contains("VertxHttp2Stream$3.cancel"))
                .mapToObj(lines::get)
                .toList();
    }

    /** None where the log lay in the folder of a test that is over. */
    private static List<String> lines(Path log) throws IOException {
        try {
            return Files.readAllLines(log);
        } catch (NoSuchFileException e) {
            LOGS.remove(log);
            return List.of();
        }
    }

    private static void keep(String test) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "failed", test));
        int number = 0;
        for (Path log : LOGS.keySet()) {
            if (Files.exists(log)) {
                Path kept = folder.resolve(++number + "-" + log.getFileName());
                Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
                System.out.println("log kept: " + kept.toAbsolutePath());
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        PROCESSES.forEach(Watch::end);
        LOGS.clear();
    }
}
