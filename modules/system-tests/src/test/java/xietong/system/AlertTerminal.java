// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import xietong.client.Cursor;
import xietong.client.CursorStore;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.Subscription;
import xietong.client.SubscriptionListener;
import xietong.v1.MailboxItem;
import xietong.v1.Reason;

/**
 * One terminal of a police station: a screen and a file with its cursor, which outlive the programs that run on it. A
 * program dies with its {@link StationComputer}, and can be paused and started a second time; what it does then is on the
 * record here.
 */
final class AlertTerminal {
    /** More than three heartbeats of the hub. */
    private static final Duration WATCHDOG = Duration.ofSeconds(Boolean.getBoolean("xietong.long") ? 12 : 5);
    /** As long as a heartbeat: what was shown in it is acknowledged to the mailbox at once. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(Boolean.getBoolean("xietong.long") ? 3 : 1);

    /** What a screen shows: the alert, and the source's number of what was seen. */
    record Shown(String topic, String alert, String event) {}

    private final String station;
    private final String name;
    private final int index;
    private final int siblings;
    private final Path cursor;
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
     */
    AlertTerminal(String station, int index, int siblings, Path folder, Map<String, List<String>> receipts) {
        this.station = station;
        this.index = index;
        this.siblings = siblings;
        this.name = "terminal-" + index;
        this.cursor = folder.resolve(station + "-" + index + ".cursor");
        this.receipts = receipts;
    }

    String station() {
        return station;
    }

    String name() {
        return name;
    }

    /** A program, from its start to its end or its death; after that it neither shows nor writes anything. */
    private final class Program implements SubscriptionListener {
        private final HubClient client;
        private final CursorStore store = CursorStore.file(cursor);
        private Subscription subscription;
        private volatile boolean dead;
        private volatile long pausedUntil;

        Program(HubClient client) {
            this.client = client;
        }

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
                    .acknowledge(20, ACKNOWLEDGED_WITHIN)
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

    synchronized void start(HubClient by) {
        program = new Program(by);
        program.start();
    }

    /** Its program is gone, as with its machine: no goodbye, and nothing is shown or written any more. */
    synchronized void die() {
        program.dead = true;
    }

    /** Reads nothing for a while; flow control holds what comes. */
    void pause(Duration length) {
        program.pausedUntil = System.nanoTime() + length.toNanos();
    }

    /**
     * A second program is started while the first still believes that it is connected, and replaces it. Gives what waits
     * until the first has gone.
     */
    synchronized Runnable restart(HubClient by) {
        Program first = program;
        start(by);
        return () -> {
            // Not before the second has got through, which may die first; then it is the one after it.
            while (first.subscription.running() && !first.dead && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(100_000_000);
            }
            first.subscription.close();
        };
    }

    /** The number that its file holds. */
    long cursor() {
        return CursorStore.file(cursor).load().map(Cursor::seq).orElse(0L);
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
