// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.hub.Hub;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Tokens;

/** A {@link BenchHub}, perhaps under strace, which counts its fsyncs and lets every other system call pass untouched. */
final class HubProcess implements AutoCloseable {
    private static final List<String> TRACE =
            List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync,fdatasync", "-o");

    private final Path folder;
    private final Process process;
    private final BufferedReader lines;
    private String durability = "";
    private int port;

    /** One whose fsyncs are counted. */
    static HubProcess traced(Path folder, Path config, int batchLimit, String url) throws IOException {
        List<String> strace = new ArrayList<>(TRACE);
        strace.add(trace(folder).toString());
        return new HubProcess(folder, config, batchLimit, url, 0, strace, "-Xmx1g");
    }

    /** One that nobody watches. */
    static HubProcess plain(Path folder, Path config, int batchLimit, String url) throws IOException {
        return new HubProcess(folder, config, batchLimit, url, 0, List.of(), "-Xmx1g");
    }

    /**
     * One that nobody watches, with so many made-up police stations in its directory, on SQLite; with a heap of one size, as
     * docs/operations.md advises.
     */
    static HubProcess withStations(Path folder, Path config, int batchLimit, int stations) throws IOException {
        return new HubProcess(folder, config, batchLimit, "sqlite", stations, List.of(), "-Xms1g", "-Xmx1g");
    }

    /** One that nobody watches, with a heap of that size. */
    static HubProcess sized(Path folder, Path config, int batchLimit, String url, String heap) throws IOException {
        return new HubProcess(folder, config, batchLimit, url, 0, List.of(), heap);
    }

    private static Path trace(Path folder) {
        return folder.resolve("fsyncs.txt");
    }

    private HubProcess(
            Path folder, Path config, int batchLimit, String url, int stations, List<String> under, String... heap)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        List<String> command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // More options for the hub's own machine, such as those of a flight recording.
        Stream.of(System.getProperty("xietong.bench.hub", "").split(" ")).filter(o -> !o.isBlank()).forEach(command::add);
        command.addAll(List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-Dxietong.log=warn"));
        command.addAll(List.of(heap));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BenchHub.class.getName(),
                folder.toString(),
                config.toString(),
                String.valueOf(batchLimit),
                url,
                String.valueOf(stations)));
        Path log = folder.resolve("log.txt");
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        // Also where the bench is broken off: it would disturb whatever is measured next.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
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

    /** A client of an organisation, by a token. */
    HubClient client(String organisation) throws IOException {
        return HubClient.connect(Credentials.token("127.0.0.1:" + port, token(organisation), authority()));
    }

    /** A token of an organisation. */
    String token(String organisation) {
        return new Tokens(Identity.load(identity())).issue(organisation, Instant.now(), Duration.ofHours(10));
    }

    /** Folder of its keys. */
    Path identity() {
        return Hub.identityFolder(folder);
    }

    /** Certificate of its authority. */
    Path authority() {
        return Identity.load(identity()).administratorBundle().resolve("ca.pem");
    }

    int port() {
        return port;
    }

    /**
     * The list of whom is looked for.
     *
     * @param identifiers its entries
     * @param millis time that building it from the ledger took
     */
    record Listed(int identifiers, long millis) {}

    /** Waits until the hub is sure of its list and has shared it. */
    Listed list() throws IOException {
        String[] answer = asked("list").split(" ");
        return new Listed(Integer.parseInt(answer[0]), Long.parseLong(answer[1]));
    }

    /** Bytes of its heap that are in use after a collection. */
    long heap() throws IOException {
        return Long.parseLong(asked("heap"));
    }

    /** Milliseconds that its compilers have worked so far. */
    long compiled() throws IOException {
        return Long.parseLong(asked("compiled"));
    }

    private synchronized String asked(String question) throws IOException {
        process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = lines.readLine();
        if (answer == null || !answer.startsWith(question + " ")) {
            throw new IOException("the hub does not answer: " + Files.readString(folder.resolve("log.txt")));
        }
        return answer.substring(question.length() + 1);
    }

    String durability() {
        return durability;
    }

    /** Bytes that the thread of its writer has handed to Linux to write so far: what commits wrote; without strace only. */
    long written() throws IOException {
        try (Stream<String> lines = Files.lines(writer().resolve("io"))) {
            return lines.filter(l -> l.startsWith("wchar: "))
                    .mapToLong(l -> Long.parseLong(l.substring("wchar: ".length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path writer() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    if (Files.readString(thread.resolve("comm")).strip().equals("xietong-writer")) {
                        return thread;
                    }
                } catch (NoSuchFileException e) {
                    // Has just ended.
                }
            }
        }
        throw new IllegalStateException("the hub has no writer");
    }

    /** Time that its threads have computed so far, in nanoseconds; without strace only. */
    long computed() throws IOException {
        long nanos = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException e) {
                    // Has just ended.
                }
            }
        }
        return nanos;
    }

    /** Calls so far. */
    long fsyncs() throws IOException {
        try (Stream<String> lines = Files.lines(trace(folder))) {
            return lines.filter(l -> l.contains("sync(")).count();
        }
    }

    /** kill -9, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        ends();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not strace itself, which would leave the hub alone. */
    private void ends() {
        List<ProcessHandle> traced = process.descendants().toList();
        if (traced.isEmpty()) {
            process.destroy();
        }
        traced.forEach(ProcessHandle::destroy);
    }
}
