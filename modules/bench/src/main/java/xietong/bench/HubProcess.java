// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link BenchHub} under strace, which counts its fsyncs and lets every other system call pass untouched. */
final class HubProcess implements AutoCloseable {
    private static final List<String> TRACE =
            List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync,fdatasync", "-o");

    private final Path folder;
    private final Path trace;
    private final Process process;
    private String durability = "";
    private int port;

    HubProcess(Path folder, Path config, int batchLimit, String url) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.trace = folder.resolve("fsyncs.txt");
        List<String> command = new ArrayList<>(TRACE);
        command.add(trace.toString());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                BenchHub.class.getName(),
                folder.toString(),
                config.toString(),
                String.valueOf(batchLimit),
                url));
        Path log = folder.resolve("log.txt");
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); port == 0 && line != null; line = port == 0 ? lines.readLine() : null) {
            if (line.startsWith("durability ")) {
                durability = line.substring("durability ".length());
            } else if (line.startsWith("port ")) {
                port = Integer.parseInt(line.substring("port ".length()));
            }
        }
        if (port == 0) {
            throw new IOException("the hub did not start: " + Files.readString(log));
        }
    }

    /** Why fsyncs cannot be counted on this machine; empty where they can. */
    static String uncountable() {
        List<String> command = new ArrayList<>(TRACE);
        command.addAll(List.of("/dev/null", "true"));
        try {
            Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return probe.waitFor() == 0 ? "" : "strace may not trace here: " + said;
        } catch (IOException e) {
            return "strace is missing: apt-get install strace";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    String durability() {
        return durability;
    }

    /** Calls so far. */
    long fsyncs() throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return lines.filter(l -> l.contains("sync(")).count();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
