// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import xietong.hub.identity.Identity;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;

/**
 * Terminals of many stations, each with a connection, a TLS session and a stream of its own, as light as they can be. Each
 * goes to another node whenever its connection ends, after a short time of its own choice, and asks for what came after the
 * last item that it has; it notes a gap.
 */
final class StormTerminals implements AutoCloseable {
    private static final int MOST_DELAY_MILLIS = 2_000;

    private final NodeCluster cluster;
    private final SslContext tls;
    private final List<Terminal> all = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
        var thread = new Thread(run, "terminals");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    /** So many of each station; none is open yet. */
    StormTerminals(NodeCluster cluster, int stations, int each) throws IOException {
        this.cluster = cluster;
        this.tls = GrpcSslContexts.forClient().trustManager(cluster.authority().toFile()).build();
        for (int station = 0; station < stations; station++) {
            String token = cluster.token(Stations.code(station));
            for (int i = 0; i < each; i++) {
                all.add(new Terminal(all.size(), station, "terminal-" + i, token));
            }
        }
    }

    void open() {
        all.forEach(Terminal::connect);
    }

    int count() {
        return all.size();
    }

    /** How many have a stream that the hub has opened. */
    int opened() {
        return open.get();
    }

    /** How many have seen every one of these events of their station. */
    long whole(List<Set<String>> events) {
        return all.stream().filter(terminal -> terminal.sawAll(events.get(terminal.station))).count();
    }

    /** Every connection breaks at the same time. */
    void breakAll() {
        all.forEach(Terminal::breakConnection);
    }

    /** Fails where a terminal saw a gap, or an item of another's. */
    void requireWhole() {
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        all.forEach(Terminal::breakConnection);
    }

    private final class Terminal {
        private final int number;
        private final int station;
        private final String name;
        private final String token;
        private final Set<String> seen = new HashSet<>();
        private int node;
        private ManagedChannel channel;
        private boolean isOpen;
        private long last;

        Terminal(int number, int station, String name, String token) {
            this.number = number;
            this.station = station;
            this.name = name;
            this.token = token;
            this.node = number % cluster.count();
        }

        synchronized void connect() {
            if (closed) {
                return;
            }
            ManagedChannel fresh = NettyChannelBuilder.forAddress("127.0.0.1", cluster.port(node))
                    .sslContext(tls)
                    .overrideAuthority(Identity.AUTHORITY)
                    .directExecutor()
                    .build();
            channel = fresh;
            var call = fresh.newCall(MailboxServiceGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
            var headers = new Metadata();
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
            call.start(new ClientCall.Listener<>() {
                @Override
                public void onMessage(MailboxServiceSubscribeResponse frame) {
                    shown(fresh, frame);
                    call.request(1);
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    ended(fresh, status);
                }
            }, headers);
            call.request(1);
            call.sendMessage(MailboxServiceSubscribeRequest.newBuilder().setSubscription(name).build());
            call.halfClose();
        }

        private synchronized void shown(ManagedChannel on, MailboxServiceSubscribeResponse frame) {
            if (on != channel) {
                return;
            }
            switch (frame.getFrameCase()) {
                case OPENED -> {
                    if (!isOpen) {
                        isOpen = true;
                        open.incrementAndGet();
                    }
                }
                case ITEMS -> frame.getItems().getItemsList().forEach(this::item);
                default -> { }
            }
        }

        private void item(MailboxItem item) {
            if (item.getSeq() <= last) {
                return;
            }
            if (item.getPrev() > last) {
                failure.compareAndSet(null, "terminal " + number + " has " + last + ", then came " + item.getSeq()
                        + " after " + item.getPrev());
            }
            last = item.getSeq();
            if (item.getTopic().equals("alert.raised")) {
                seen.add(item.getAlert().getSightings(0).getNumber());
            }
        }

        synchronized boolean sawAll(Set<String> events) {
            return seen.containsAll(events);
        }

        private synchronized void ended(ManagedChannel on, Status status) {
            if (on != channel) {
                return;
            }
            gone();
            on.shutdownNow();
            if (!closed) {
                node = (node + 1) % cluster.count();
                timer.schedule(this::connect, ThreadLocalRandom.current().nextInt(MOST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
            }
        }

        private void gone() {
            channel = null;
            if (isOpen) {
                isOpen = false;
                open.decrementAndGet();
            }
        }

        void breakConnection() {
            ManagedChannel broken;
            synchronized (this) {
                broken = channel;
            }
            if (broken != null) {
                broken.shutdownNow();
            }
        }
    }
}
