// SPDX-License-Identifier: Apache-2.0
package xietong.app.cluster;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import xietong.app.Main;

/** A process of this same program that serves, with its data and its log in a folder. */
public final class LocalNode {
    /** What a node takes over from this process's environment; the rest of ours would not be its own. */
    private static final Set<String> KEPT = Set.of("XIETONG_OPTS", "XIETONG_LOG", "XIETONG_HOME");

    private final String name;
    private final Path log;
    private final long from;
    private final Process process;

    private LocalNode(String name, Path log, long from, Process process) {
        this.name = name;
        this.log = log;
        this.from = from;
        this.process = process;
    }

    /** Starts one, as this process was started. */
    public static LocalNode start(String name, Path folder, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
        return start(name, folder, command, settings);
    }

    /** Starts one with the start script of an installed program, which has its archive of classes. */
    public static LocalNode start(String name, Path folder, Path program, Map<String, String> settings) throws IOException {
        return start(name, folder, List.of(program.resolve("bin").resolve("xietong").toString(), "serve"), settings);
    }

    private static LocalNode start(String name, Path folder, List<String> command, Map<String, String> settings)
            throws IOException {
        Path log = folder.resolve("hub.log");
        long from = Files.exists(log) ? Files.size(log) : 0;
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(v -> v.startsWith("XIETONG_") && !KEPT.contains(v));
        builder.environment().putAll(settings);
        return new LocalNode(name, log, from, builder.start());
    }

    /** Waits until it serves. */
    public void await(long seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!said().contains("  administrator ")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + (process.isAlive() ? " does not serve yet" : " has ended")
                        + "; its log is " + log);
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private String said() throws IOException {
        try (var file = Files.newInputStream(log)) {
            file.skipNBytes(from);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public Process process() {
        return process;
    }

    /** Asks it to end in order. */
    public void leave() {
        process.destroy();
    }

    /** Waits for its end, and ends it where that takes too long. */
    public void end(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
