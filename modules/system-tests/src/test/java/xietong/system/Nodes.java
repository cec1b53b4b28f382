// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several nodes on one PostgreSQL ledger, each a process. Between each node and the ledger, and between each node and the
 * others that forward to it, there is a line that the test can cut or stop in one direction. Clients know all nodes.
 */
final class Nodes extends Site {
    /** What a node logs as an error when its ledger is taken away from it. */
    private static final String ANNOUNCED = ".*commit failed; this node steps down.*";

    private final List<Map<String, String>> environments = new ArrayList<>();
    private final List<HubProcess> processes = new ArrayList<>();
    private final Link ledger;
    private final List<Link.Line> ledgerLines = new ArrayList<>();
    private final List<Link> peers = new ArrayList<>();
    private final List<Link.Line> peerLines = new ArrayList<>();
    private final int count;

    private Nodes(Path folder, int count, Link ledger, Postgres server, Map<String, String> settings) {
        super(folder, settings);
        this.count = count;
        this.ledger = ledger;
        List<Integer> ports = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(freePort());
            members.add("127.0.0.1:" + freePort());
        }
        for (int i = 0; i < count; i++) {
            ledgerLines.add(ledger.open());
            peers.add(new Link(ports.get(i)));
            peerLines.add(peers.get(i).open());
            var environment = new TreeMap<>(environment());
            environment.putAll(server.settings(ledgerLines.get(i).port()));
            environment.put("XIETONG_WRITER_LEASE", "4s");
            environment.put("XIETONG_NODE", "node-" + i);
            environment.put("XIETONG_DATA", folder.resolve("node-" + i).toAbsolutePath().toString());
            environment.put("XIETONG_SERVER_PORT", ports.get(i).toString());
            environment.put("XIETONG_SERVER_NODE_ENDPOINT", "127.0.0.1:" + peerLines.get(i).port());
            environment.put("XIETONG_LIVE_PORT", members.get(i).substring(members.get(i).indexOf(':') + 1));
            environment.put("XIETONG_LIVE_MEMBERS", String.join(",", members));
            environments.add(environment);
            processes.add(null);
            if (i > 0) {
                copy(folder.resolve("node-0/identity"), folder.resolve("node-" + i + "/identity"));
            }
        }
    }

    /** So many nodes with their folders in one; nothing runs yet. */
    static Nodes in(Path folder, int count, Postgres server, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(server.settings());
        all.put("XIETONG_DATA", folder.resolve("node-0").toAbsolutePath().toString());
        all.putAll(settings);
        return new Nodes(folder, count, new Link(server.port()), server, all);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(from.relativize(file));
                Files.createDirectories(there.getParent());
                Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All nodes, at the same time. */
    @Override
    Nodes start() {
        List<Thread> starting = new ArrayList<>();
        List<Throwable> failed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int node = i;
            var thread = new Thread(() -> start(node), "starts node " + i);
            thread.setUncaughtExceptionHandler((t, e) -> failed.add(e));
            thread.start();
            starting.add(thread);
        }
        for (Thread thread : starting) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!failed.isEmpty()) {
            throw new AssertionError("a node did not start", failed.get(0));
        }
        return this;
    }

    /** One node; waits until it serves. */
    void start(int node) {
        Path log = folder().resolve("node-" + node + ".log");
        Watch.log(log, ANNOUNCED);
        processes.set(node, HubProcess.start(environments.get(node), log, List.of()));
    }

    int count() {
        return count;
    }

    HubProcess node(int node) {
        return processes.get(node);
    }

    /** The node that has said last that it holds the lease. */
    int writer() {
        int writer = 0;
        long newest = -1;
        for (int i = 0; i < count; i++) {
            String said = processes.get(i).said();
            int at = said.lastIndexOf("holds the lease, epoch ");
            if (at >= 0) {
                String epoch = said.substring(at + "holds the lease, epoch ".length()).replaceFirst("(?s)\\D.*", "");
                if (Long.parseLong(epoch) > newest) {
                    newest = Long.parseLong(epoch);
                    writer = i;
                }
            }
        }
        return writer;
    }

    /** The node's line to the ledger. */
    Link.Line ledger(int node) {
        return ledgerLines.get(node);
    }

    /** The line by which other nodes reach this one. */
    Link.Line peers(int node) {
        return peerLines.get(node);
    }

    @Override
    String endpoint() {
        return environments.stream()
                .map(e -> "127.0.0.1:" + e.get("XIETONG_SERVER_PORT"))
                .collect(Collectors.joining(","));
    }

    /** A bundle that knows all nodes. */
    @Override
    Path administratorBundle() {
        Path bundle = folder().resolve("administrator");
        if (Files.notExists(bundle)) {
            copy(data().resolve("identity/administrator"), bundle);
            try {
                Files.writeString(
                        bundle.resolve("hub.properties"), "endpoint=" + endpoint() + "\norganisation=HUB\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bundle;
    }

    @Override
    public void close() {
        closeClients();
        processes.stream().filter(p -> p != null && p.isAlive()).forEach(HubProcess::kill);
        List<Link> links = new ArrayList<>(peers);
        links.add(ledger);
        for (Link link : links) {
            try {
                link.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
