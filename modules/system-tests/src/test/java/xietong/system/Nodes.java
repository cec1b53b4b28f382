// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.client.Credentials;
import xietong.client.HubClient;

/**
 * Several nodes on one PostgreSQL ledger, each a process. Between each node and the ledger, and between each node and the
 * others that forward to it, there is a line that the test can cut or stop in one direction. Clients know all nodes.
 */
final class Nodes extends Site {
    /**
     * What a node logs as an error when its ledger is taken away from it, or other nodes are.
     * Hazelcast says the second aloud of a question that it asked again after members had parted, and got two answers to; the
     * third of a member that has not heard yet that it was put out, and asks for the others' lists.
     */
    private static final String ANNOUNCED =
            ".*(commit failed; this node steps down|NormalResponse already responseReceived for callback"
                    + "|claims mastership but it is not a member).*";

    private final List<Map<String, String>> environments = new ArrayList<>();
    private final List<HubProcess> processes = new ArrayList<>();
    private final List<Path> programs = new ArrayList<>();
    private final List<Link> ledger;
    private final List<List<Link.Line>> ledgerLines = new ArrayList<>();
    private final List<Link> peers = new ArrayList<>();
    private final List<Link.Line> peerLines = new ArrayList<>();
    private final List<Link> members = new ArrayList<>();
    private final List<Link.Line> memberLines = new ArrayList<>();
    private final int count;

    private Nodes(Path folder, int count, boolean memberLinks, LedgerHost server, Map<String, String> settings) {
        super(folder, settings);
        this.count = count;
        ledger = server.ports().stream().map(Link::new).toList();
        List<Integer> ports = new ArrayList<>();
        List<Integer> memberPorts = new ArrayList<>();
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(freePort());
            memberPorts.add(freePort());
            if (memberLinks) {
                members.add(new Link(address(i), memberPorts.get(i)));
                memberLines.add(members.get(i).open());
                endpoints.add(address(i).getHostAddress() + ":" + memberLines.get(i).port());
            } else {
                endpoints.add("127.0.0.1:" + memberPorts.get(i));
            }
        }
        for (int i = 0; i < count; i++) {
            ledgerLines.add(ledger.stream().map(Link::open).toList());
            peers.add(new Link(ports.get(i)));
            peerLines.add(peers.get(i).open());
            var environment = new TreeMap<>(environment());
            environment.putAll(server.settings(ledgerLines.get(i).stream().map(Link.Line::port).toList()));
            environment.put("XIETONG_WRITER_LEASE", "4s");
            environment.put("XIETONG_NODE", "node-" + i);
            environment.put("XIETONG_DATA", folder.resolve("node-" + i).toAbsolutePath().toString());
            environment.put("XIETONG_SERVER_PORT", ports.get(i).toString());
            environment.put("XIETONG_SERVER_NODE_ENDPOINT", "127.0.0.1:" + peerLines.get(i).port());
            environment.put("XIETONG_LIVE_PORT", memberPorts.get(i).toString());
            environment.put("XIETONG_LIVE_MEMBERS", String.join(",", endpoints));
            if (memberLinks) {
                environment.put("XIETONG_LIVE_ADDRESS", address(i).getHostAddress());
                environment.put("XIETONG_LIVE_ENDPOINT", endpoints.get(i));
                environment.merge("XIETONG_OPTS", "-Dxietong.drill.clock=" + clock(i).toAbsolutePath(),
                        (own, clock) -> own + " " + clock);
            }
            environments.add(environment);
            processes.add(null);
            programs.add(Program.FOLDER);
            if (i > 0) {
                copy(folder.resolve("node-0/identity"), folder.resolve("node-" + i + "/identity"));
            }
        }
    }

    /** So many nodes with their folders in one; nothing runs yet. */
    static Nodes in(Path folder, int count, LedgerHost server, Map<String, String> settings) {
        return new Nodes(folder, count, false, server, all(folder, server, settings));
    }

    /** The same with lines between the Hazelcast members, too, each on an address of its own, and clocks to be set wrong. */
    static Nodes withMemberLinks(Path folder, int count, LedgerHost server, Map<String, String> settings) {
        return new Nodes(folder, count, true, server, all(folder, server, settings));
    }

    private static Map<String, String> all(Path folder, LedgerHost server, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(server.settings(server.ports()));
        all.put("XIETONG_DATA", folder.resolve("node-0").toAbsolutePath().toString());
        all.putAll(settings);
        return all;
    }

    /** One of the machine's own, by which lines tell the members apart. */
    private static InetAddress address(int node) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + node)});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path clock(int node) {
        return folder().resolve("node-" + node + ".clock");
    }

    /** By how much the node's clock is wrong from now on. */
    void clock(int node, Duration wrong) {
        try {
            Files.writeString(clock(node), wrong.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the members say to this one, or it to them, waits until it goes on. */
    void stopMembers(int node, boolean to, boolean from) {
        for (int i = 0; i < count; i++) {
            if (i == node) {
                memberLines.get(i).stop(to, from);
            } else {
                memberLines.get(i).stop(address(node), from, to);
            }
        }
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
    public Nodes start() {
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
        processes.set(node, HubProcess.start(programs.get(node), environments.get(node), log, List.of()));
    }

    /** From its next start on the node runs the program in this folder. */
    void use(int node, Path program) {
        programs.set(node, program);
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
            String said = processes.get(i) == null ? "" : processes.get(i).said();
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

    /** Nothing more goes from the node to the ledger, or back, until it goes on. */
    void stopLedger(int node, boolean to, boolean from) {
        ledgerLines.get(node).forEach(line -> line.stop(to, from));
    }

    /** The node's connections to the ledger break. */
    void cutLedger(int node) {
        ledgerLines.get(node).forEach(Link.Line::cut);
    }

    /** The line by which other nodes reach this one. */
    Link.Line peers(int node) {
        return peerLines.get(node);
    }

    @Override
    public String endpoint() {
        return environments.stream()
                .map(e -> "127.0.0.1:" + e.get("XIETONG_SERVER_PORT"))
                .collect(Collectors.joining(","));
    }

    /** Of a new certificate the other nodes hear a moment later than the one that issued it: until each knows it. */
    @Override
    public Path bundle(String organisation) {
        boolean known = Files.exists(folder().resolve("bundles").resolve(organisation));
        Path bundle = super.bundle(organisation);
        for (int node = 0; !known && node < count; node++) {
            if (processes.get(node) == null || !processes.get(node).isAlive()) {
                continue;
            }
            Path own = folder().resolve("bundles-of-node-" + node).resolve(organisation);
            copy(bundle, own);
            try {
                Files.writeString(own.resolve("hub.properties"), "endpoint=127.0.0.1:"
                        + environments.get(node).get("XIETONG_SERVER_PORT") + "\norganisation=" + organisation + "\n");
                try (HubClient client = HubClient.connect(Credentials.bundle(own))) {
                    Await.until("a node knows the certificate of " + organisation, () -> Mailboxes.isOpenTo(client));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bundle;
    }

    /** A bundle that knows all nodes. */
    @Override
    public Path administratorBundle() {
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
        links.addAll(ledger);
        links.addAll(members);
        for (Link link : links) {
            try {
                link.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
