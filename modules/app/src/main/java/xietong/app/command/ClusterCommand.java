// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.cluster.LocalNode;
import xietong.app.cluster.LocalPostgres;
import xietong.app.config.Configuration;
import xietong.app.config.Environment;
import xietong.app.config.Places;
import xietong.app.output.Output;
import xietong.hub.identity.Identity;

/** Runs several nodes on one ledger until it is told to stop. */
@Command(name = "cluster", description = {
    "Run several nodes on this machine, with a PostgreSQL server of their own, for trying a cluster.",
    "Each node is a process and may be killed. Until SIGTERM or SIGINT; then all of them are ended. Always a drill 演练."
})
final class ClusterCommand implements Callable<Integer> {
    private static final int MOST = 9;
    private static final int LIVE_PORTS = 100;
    private static final int LEDGER_PORT = 200;
    private static final int OPERATIONS_PORTS = 300;
    private static final int START_SECONDS = 180;
    private static final int END_SECONDS = 30;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "How many, 2 to 9. Default: 3.")
    private int nodes;

    @Option(names = "--folder", paramLabel = "DIR",
            description = "Where everything is kept; what is there goes on. Default: data/cluster in the program's folder.")
    private Path folder;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8443",
            description = "Port of the first node; the others have the next ones, members those from 100 later, the "
                    + "ledger the one 200 later, operators' pages those from 300 later. Default: 8443.")
    private int port;

    private final List<LocalNode> running = new ArrayList<>();
    private LocalPostgres ledger;
    private boolean ending;

    ClusterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (nodes < 2 || nodes > MOST) {
            throw new ParameterException(spec.commandLine(), "--nodes: 2 to " + MOST);
        }
        Places places = config.places(surroundings);
        Path all = (folder == null ? places.home().resolve("data/cluster") : folder).toAbsolutePath().normalize();
        Files.createDirectories(all);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end();
            ended.countDown();
        }, "xietong-ending"));
        start(places, all);
        print(all);
        for (LocalNode node : List.copyOf(running)) {
            int code = node.process().waitFor();
            if (isEnding()) {
                ended.await();
                return ExitCodes.DONE;
            }
            out("  " + node.name() + " has ended, exit code " + code);
        }
        end();
        return ExitCodes.FAILED;
    }

    private void start(Places places, Path all) throws IOException, InterruptedException {
        synchronized (this) {
            ledger = LocalPostgres.start(all, port + LEDGER_PORT);
        }
        for (int i = 1; i <= nodes; i++) {
            Path data = all.resolve("node-" + i);
            var settings = settings(places, data, i);
            if (i == 1) {
                new Installation(Configuration.load(places, settings)).make(List.of(), line -> { });
            } else if (!Identity.exists(data.resolve("identity"))) {
                copy(all.resolve("node-1/identity"), data.resolve("identity"));
            }
            synchronized (this) {
                if (ending) {
                    return;
                }
                running.add(LocalNode.start("node-" + i, data, settings));
            }
        }
        for (LocalNode node : running) {
            node.await(START_SECONDS);
        }
    }

    private Map<String, String> settings(Places places, Path data, int number) {
        var settings = new TreeMap<>(ledger.settings());
        settings.put(Environment.CONFIG, places.config().toString());
        settings.put("XIETONG_NODE", "node-" + number);
        settings.put("XIETONG_DATA", data.toString());
        settings.put("XIETONG_MODE", "drill");
        settings.put("XIETONG_SERVER_PORT", Integer.toString(port + number - 1));
        settings.put("XIETONG_SERVER_PUBLIC_ENDPOINT", endpoints());
        settings.put("XIETONG_OPERATIONS_PORT", Integer.toString(port + OPERATIONS_PORTS + number - 1));
        settings.put("XIETONG_LIVE_CLUSTER", "xietong-" + port);
        settings.put("XIETONG_LIVE_PORT", Integer.toString(port + LIVE_PORTS + number - 1));
        settings.put("XIETONG_LIVE_MEMBERS", joined(port + LIVE_PORTS));
        return settings;
    }

    /** Where callers reach the nodes. */
    private String endpoints() {
        return joined(port);
    }

    private String joined(int first) {
        return IntStream.range(first, first + nodes).mapToObj(p -> "127.0.0.1:" + p).collect(Collectors.joining(","));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                Path there = to.resolve(from.relativize(one));
                Files.createDirectories(there.getParent());
                Files.copy(one, there, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A bundle that knows all nodes. */
    private Path administrator(Path all) throws IOException {
        Path bundle = all.resolve("administrator");
        if (Files.notExists(bundle)) {
            copy(all.resolve("node-1/identity/administrator"), bundle);
        }
        Bundle.properties(bundle, endpoints(), Identity.OPERATOR);
        return bundle;
    }

    private void print(Path all) throws IOException {
        out("Xietong 协同 cluster of " + nodes + " nodes in " + all + ": a drill 演练, nothing here has legal effect");
        out("  ledger        postgresql at 127.0.0.1:" + (port + LEDGER_PORT));
        for (int i = 0; i < nodes; i++) {
            LocalNode node = running.get(i);
            out("  " + node.name() + "        127.0.0.1:" + (port + i) + ", process " + node.process().pid() + ", log "
                    + node.log());
        }
        out("  administrator " + administrator(all) + "; xietong status --as " + all.resolve("administrator"));
        out("  endpoints     " + endpoints());
        out("Ctrl-C ends all of them.");
    }

    private void out(String line) {
        Output.of(spec.commandLine()).line(line);
    }

    private synchronized boolean isEnding() {
        return ending;
    }

    /** The nodes first, so that they finish what they accepted; then their ledger. */
    private void end() {
        List<LocalNode> left;
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
            left = List.copyOf(running);
        }
        left.forEach(LocalNode::leave);
        try {
            for (LocalNode node : left) {
                node.end(END_SECONDS);
            }
            if (ledger != null) {
                ledger.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            spec.commandLine().getErr().println("PostgreSQL was not ended in order: " + e.getMessage());
        }
    }
}
