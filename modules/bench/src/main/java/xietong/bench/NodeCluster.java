// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import xietong.app.cluster.LocalNode;
import xietong.app.cluster.LocalPostgres;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.RetryPolicy;
import xietong.hub.Hub;
import xietong.hub.HubSettings;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Tokens;
import xietong.hub.screening.SightingKeys;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;
import xietong.v1.Mode;

/** Several nodes on a PostgreSQL ledger, all processes on this machine. */
final class NodeCluster implements AutoCloseable {
    private static final long START_SECONDS = 300;
    private static final String NAME = "bench-cluster";

    private final Path folder;
    private final Path config;
    private final int count;
    private final LocalPostgres server;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private final List<Integer> members = new ArrayList<>();
    private final List<LocalNode> nodes = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private boolean closed;

    /** A new ledger with so many made-up stations in its directory; no node runs yet. */
    NodeCluster(Path folder, Path config, int count, int stations) throws IOException {
        this.folder = folder;
        this.config = config.toAbsolutePath().normalize();
        this.count = count;
        for (int i = 0; i < count; i++) {
            ports.add(freePort());
            pages.add(freePort());
            members.add(freePort());
        }
        server = LocalPostgres.start(Files.createDirectories(folder), freePort());
        // Also where the bench is broken off: they would disturb whatever is measured next.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        Identity.initialise(data(0).resolve("identity"), List.of());
        SightingKeys.load(data(0).resolve("identity"));
        for (int i = 1; i < count; i++) {
            copy(data(0).resolve("identity"), data(i).resolve("identity"));
        }
        // Whoever is first founds the ledger, with the stations as part of its first rule book.
        Hub.start(new HubSettings(
                        "founder",
                        data(0),
                        new HubSettings.Server("127.0.0.1", 0, 1 << 20, 1_000, 32 << 20, Duration.ofMinutes(1),
                                Duration.ofSeconds(5)),
                        ledger(),
                        new HubSettings.Writer(256, 8_192, 8_192, Duration.ofSeconds(5), Duration.ofSeconds(60)),
                        new HubSettings.Mailbox(Duration.ofSeconds(15), Duration.ofHours(1), 100, 64, 128),
                        new LiveSettings(NAME + "-founder", "127.0.0.1", 0, List.of()),
                        BenchHub.rules(this.config, stations)))
                .close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(from.relativize(file));
                Files.createDirectories(there.getParent());
                Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private Path data(int node) {
        return folder.resolve("node-" + node);
    }

    /** For whoever fills it while no node runs. */
    LedgerSettings ledger() throws IOException {
        Map<String, String> settings = server.settings();
        return new LedgerSettings(settings.get("XIETONG_LEDGER_URL"), settings.get("XIETONG_LEDGER_USER"),
                Files.readString(Path.of(settings.get("XIETONG_LEDGER_PASSWORD_FILE"))).strip(), null, Mode.MODE_DRILL,
                "SHA-256", false);
    }

    /** Starts all nodes at the same time, and does not wait. */
    void start() throws IOException {
        nodes.clear();
        for (int i = 0; i < count; i++) {
            var settings = new TreeMap<>(server.settings());
            settings.put("XIETONG_CONFIG", config.toString());
            settings.put("XIETONG_NODE", "node-" + i);
            settings.put("XIETONG_DATA", data(i).toString());
            settings.put("XIETONG_MODE", "drill");
            settings.put("XIETONG_SERVER_PORT", ports.get(i).toString());
            settings.put("XIETONG_OPERATIONS_PORT", pages.get(i).toString());
            settings.put("XIETONG_OPERATIONS_SURVEY_EVERY", "2s");
            settings.put("XIETONG_LIVE_CLUSTER", NAME);
            settings.put("XIETONG_LIVE_PORT", members.get(i).toString());
            settings.put("XIETONG_LIVE_MEMBERS",
                    members.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(",")));
            // As it is installed, where the bench was told of a program; else as the bench itself runs.
            String program = System.getProperty("xietong.program", "");
            nodes.add(program.isEmpty()
                    ? LocalNode.start("node-" + i, data(i), settings)
                    : LocalNode.start("node-" + i, data(i), Path.of(program), settings));
        }
    }

    /** Waits until all say that they serve. */
    void await() throws IOException, InterruptedException {
        for (LocalNode node : nodes) {
            node.await(START_SECONDS);
        }
    }

    /** kill -9 of all nodes at once, and waits until they are gone. */
    void kill() throws InterruptedException {
        nodes.forEach(node -> node.process().destroyForcibly());
        for (LocalNode node : nodes) {
            node.process().waitFor();
        }
    }

    int count() {
        return count;
    }

    int port(int node) {
        return ports.get(node);
    }

    Path authority() {
        return Identity.load(data(0).resolve("identity")).administratorBundle().resolve("ca.pem");
    }

    Path identity() {
        return data(0).resolve("identity");
    }

    String token(String organisation) {
        return new Tokens(Identity.load(identity())).issue(organisation, Instant.now(), Duration.ofHours(10));
    }

    /** A client of an organisation that knows all nodes and is patient. */
    HubClient client(String organisation) throws IOException {
        return client(organisation, ports.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(",")));
    }

    /** One that knows one node only. */
    HubClient client(String organisation, int node) throws IOException {
        return client(organisation, "127.0.0.1:" + ports.get(node));
    }

    private HubClient client(String organisation, String endpoints) throws IOException {
        return HubClient.connect(
                Credentials.token(endpoints, token(organisation), authority()),
                new RetryPolicy(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    /** A figure of a node's metrics, with its labels as they stand there; -1 where it does not answer. */
    double metric(int node, String name) {
        return page(node).lines().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(name.length() + 1))).orElse(-1.0);
    }

    /** Seconds from the start of a node's process until a step of its start was done; 0 before, or where it does not answer. */
    double step(int node, String step) {
        return Math.max(0, metric(node, "xietong_start_seconds{step=\"" + step + "\"}"));
    }

    /** Seconds that the processors worked for a node. */
    double worked(int node) {
        return nodes.get(node).process().toHandle().info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(0.0);
    }

    /** Whether every node has the copy of its list that it finds when it is started again. */
    boolean keepLists() {
        return IntStream.range(0, count).allMatch(i -> Files.exists(data(i).resolve("watch-list").resolve("head")));
    }

    private String page(int node) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pages.get(node) + "/metrics"))
                    .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            nodes.forEach(node -> node.process().destroyForcibly());
            server.close();
        }
    }
}
