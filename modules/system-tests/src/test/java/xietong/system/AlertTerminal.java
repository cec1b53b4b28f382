// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import xietong.client.Credentials;
import xietong.client.Cursor;
import xietong.client.CursorStore;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.RetryPolicy;
import xietong.client.Subscription;
import xietong.client.SubscriptionListener;
import xietong.v1.MailboxItem;
import xietong.v1.Reason;

/**
 * One terminal of a police station: a screen and a file with its cursor, which outlive the program that runs on it. The
 * program can be killed, paused, cut off and started a second time; what it does then is on the record here.
 */
final class AlertTerminal {
    private static final RetryPolicy IMPATIENT =
            RetryPolicy.standard().withOverall(Duration.ofSeconds(4)).withAttempt(Duration.ofSeconds(2));
    /** More than three heartbeats of the hub. */
    private static final Duration WATCHDOG = Duration.ofSeconds(Boolean.getBoolean("xietong.long") ? 12 : 5);

    /** What a screen shows: the alert, and the source's number of what was seen. */
    record Shown(String topic, String alert, String event) {}

    private final String station;
    private final String name;
    private final int index;
    private final int siblings;
    private final Path bundle;
    private final Path cursor;
    private final Link link;
    private final Executor undertaker;
    private final Map<String, List<String>> receipts;

    /** By number of the delivery, each when it was first shown. */
    private final TreeMap<Long, Shown> screen = new TreeMap<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final AtomicInteger repeats = new AtomicInteger();
    final AtomicInteger disconnections = new AtomicInteger();
    private Program program;
    private long saved;

    /**
     * @param receipts by station and alert, the requests that were accepted; shared by all terminals
     * @param undertaker closes programs that are dead, so that their threads end
     */
    AlertTerminal(String station, int index, int siblings, Path bundle, Path folder, Link link,
            Map<String, List<String>> receipts, Executor undertaker) {
        this.station = station;
        this.index = index;
        this.siblings = siblings;
        this.name = "terminal-" + index;
        this.bundle = bundle;
        this.cursor = folder.resolve(station + "-" + index + ".cursor");
        this.link = link;
        this.receipts = receipts;
        this.undertaker = undertaker;
    }

    String station() {
        return station;
    }

    String name() {
        return name;
    }

    /** A program, from its start to its end or its death; after that it neither shows nor writes anything. */
    private final class Program implements SubscriptionListener {
        private final Link.Line line = link.open();
        private final HubClient client = HubClient.connect(credentials(line.port()), IMPATIENT);
        private final CursorStore store = CursorStore.file(cursor);
        private Subscription subscription;
        private volatile boolean dead;
        private volatile long pausedUntil;

        void start() {
            subscription = client.subscription(name)
                    .cursorStore(new CursorStore() {
                        @Override
                        public Optional<Cursor> load() {
                            return store.load();
                        }

                        @Override
                        public void save(Cursor at) {
                            synchronized (AlertTerminal.this) {
                                // Of two that run at once either may be the one that is left.
                                if (!dead && at.seq() > saved) {
                                    saved = at.seq();
                                    store.save(at);
                                }
                            }
                        }
                    })
                    .window(64)
                    .acknowledge(20, Duration.ofMillis(1_500))
                    .watchdog(WATCHDOG)
                    .listener(this)
                    .start(this::handle);
        }

        private void handle(MailboxItem item) {
            while (System.nanoTime() < pausedUntil && !dead) {
                LockSupport.parkNanos(5_000_000);
            }
            show(item, this);
            if (item.getTopic().equals("alert.raised") && isOurs(item.getResource())) {
                acknowledge(client, item.getResource());
            }
            if (dead) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public void onDisconnected(Throwable cause, Duration delay) {
            disconnections.incrementAndGet();
        }

        @Override
        public void onGap(long expected, long got) {
            note("gap: after " + expected + " came " + got);
        }

        @Override
        public long onNewEpoch(String previous, String current) {
            note("new epoch " + current);
            return 0;
        }

        @Override
        public void onStopped(Throwable cause) {
            boolean replaced = cause instanceof HubRefusal refusal
                    && refusal.reason() == Reason.REASON_SUBSCRIPTION_TAKEN_OVER;
            if (!replaced && !dead) {
                note("stopped: " + cause);
            }
        }

        private void note(String trouble) {
            if (!dead) {
                troubles.add(name + " of " + station + " " + trouble);
            }
        }

        /** As the machine would: no goodbye, and nothing is written any more. */
        void kill() {
            synchronized (AlertTerminal.this) {
                dead = true;
            }
            line.close();
            undertaker.execute(client::close);
        }
    }

    private Credentials credentials(int port) {
        try {
            Path own = Files.createTempDirectory(cursor.getParent(), "bundle");
            for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
                Files.copy(bundle.resolve(file), own.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(own.resolve("hub.properties"), "endpoint=127.0.0.1:" + port + "\norganisation=" + station + "\n");
            return Credentials.bundle(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of a station's terminals acknowledge an alert: one; of some alerts two, who know nothing of each other. */
    private boolean isOurs(String alert) {
        int chosen = Math.floorMod(alert.hashCode(), siblings);
        boolean second = Math.floorMod(alert.hashCode() / siblings, 10) == 0;
        return index == chosen || second && index == (chosen + 1) % siblings;
    }

    private void acknowledge(HubClient client, String alert) {
        String request = "ack-" + station + "-" + name + "-" + alert;
        try {
            client.alerts().acknowledge(Lookout.acknowledge(alert, request));
            List<String> accepted = receipts.computeIfAbsent(station + " " + alert, k -> new CopyOnWriteArrayList<>());
            if (!accepted.contains(request)) {
                accepted.add(request);
            }
        } catch (HubRefusal refusal) {
            if (refusal.reason() != Reason.REASON_STATE_FORBIDS) {
                throw refusal;
            }
        }
    }

    private synchronized void show(MailboxItem item, Program by) {
        if (by.dead) {
            throw new IllegalStateException("killed");
        }
        var shown = new Shown(item.getTopic(), item.getResource(),
                item.hasAlert() ? item.getAlert().getSightings(0).getNumber() : "");
        long last = screen.isEmpty() ? 0 : screen.lastKey();
        if (item.getSeq() <= last) {
            repeats.incrementAndGet();
            Shown before = screen.get(item.getSeq());
            if (before == null || !before.alert().equals(shown.alert()) || !before.topic().equals(shown.topic())) {
                troubles.add(name + " of " + station + ": " + item.getSeq() + " is " + shown + ", was " + before);
            }
            return;
        }
        if (item.getPrev() != last) {
            troubles.add(name + " of " + station + ": " + item.getSeq() + " follows " + item.getPrev() + ", shown " + last);
        }
        screen.put(item.getSeq(), shown);
    }

    synchronized Map<Long, Shown> screen() {
        return new TreeMap<>(screen);
    }

    synchronized long last() {
        return screen.isEmpty() ? 0 : screen.lastKey();
    }

    // --- what happens to it

    synchronized void start() {
        program = new Program();
        program.start();
    }

    /** Dies without a goodbye; comes back as soon as the machine is up again. */
    void kill() {
        Program last = program;
        last.kill();
    }

    /** Reads nothing for a while; flow control holds what comes. */
    void pause(Duration length) {
        program.pausedUntil = System.nanoTime() + length.toNanos();
    }

    void cut() {
        program.line.cut();
    }

    void stop(boolean up, boolean down) {
        program.line.stop(up, down);
    }

    /** A second program is started while the first still believes that it is connected, and replaces it. */
    void restart() {
        Program first = program;
        start();
        undertaker.execute(() -> {
            // Not before the second has got through, which may die first; then it is the one after it.
            while (first.subscription.running() && !first.dead && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(20_000_000);
            }
            first.client.close();
            first.line.close();
        });
    }

    /** The number that its file holds. */
    long cursor() {
        return CursorStore.file(cursor).load().map(Cursor::seq).orElse(0L);
    }

    void close() {
        program.client.close();
        program.line.close();
    }

    static Map<String, List<String>> noReceipts() {
        return new ConcurrentHashMap<>();
    }

    static List<String> troubles(List<AlertTerminal> terminals) {
        var all = new ArrayList<String>();
        terminals.forEach(t -> all.addAll(t.troubles));
        return all;
    }
}
