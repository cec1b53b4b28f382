// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.HubSettings;
import xietong.hub.Timers;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Submissions;
import xietong.hub.writer.SubscriptionChange;
import xietong.ledger.Subscription;
import xietong.rules.Refused;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * What this node takes in, on its way to the writer, whichever node that is. Everything goes in the order in which it came,
 * also across a change of the writer: what has no outcome yet is then sent again, unchanged and in its old order, before
 * anything new; request_id makes that harmless. What waits too long for a writer is refused with REASON_NO_WRITER and a hint
 * when to come again. Everything that waits is bounded, as in the writer's own queue.
 */
final class Dispatcher implements Submissions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long MOST_BYTES = 64L << 20;
    private static final long SWEEP_MILLIS = 100;
    /** A writer that refuses everything at the moment is asked again after it. */
    private static final long PAUSE_MILLIS = 50;
    /** How long something waits for a writer to be known. */
    private static final long WAITING_NANOS = TimeUnit.SECONDS.toNanos(4);
    /** How long something that was sent waits for its outcome. */
    private static final long SENT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final HubSettings.Writer limits;
    private final Supplier<Refused> fault;
    private final ScheduledExecutorService timer = Timers.daemon("xietong-dispatcher");
    private final TreeMap<Long, Item> waiting = new TreeMap<>();
    private final Map<Long, Item> sent = new HashMap<>();
    private final Map<String, Integer> perPayer = new HashMap<>();
    private long bytes;
    private long numbers;
    private Way way;
    /** Where all that was sent is. */
    private Way last;
    /** Until everything that was sent has come back, nothing more is: one of it did. */
    private boolean pausing;
    private boolean closed;
    private volatile Readiness readiness = receipt -> CompletableFuture.completedFuture(null);

    /** Until when the answer to an accepted command is to be kept. */
    interface Readiness {
        CompletableFuture<Void> of(Receipt receipt);
    }

    /** {@code fault} tells why nothing may be taken in now; null where it may. */
    Dispatcher(HubSettings.Writer limits, Supplier<Refused> fault) {
        this.limits = limits;
        this.fault = fault;
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void onAccepted(Readiness when) {
        readiness = when;
    }

    @Override
    public void submit(Submission submission) {
        requireLedger();
        synchronized (this) {
            take(Item.of(++numbers, submission));
        }
    }

    @Override
    public CompletableFuture<Subscription> put(SubscriptionChange change) {
        try {
            requireLedger();
            synchronized (this) {
                Item item = Item.of(++numbers, change);
                take(item);
                return item.changed;
            }
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void requireLedger() {
        Refused refused = fault.get();
        if (refused != null) {
            throw refused;
        }
    }

    private void take(Item item) {
        if (closed) {
            throw new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
        }
        boolean command = !item.payer().isEmpty();
        if (waiting.size() + sent.size() >= 2 * limits.queueLimit()
                || command && perPayer.getOrDefault(item.payer(), 0) >= limits.perOrganisation()
                || bytes + item.bytes > MOST_BYTES) {
            throw new Refused(Reason.REASON_OVERLOADED, "as much is waiting as the hub holds; try again")
                    .with("retry_after_ms", 200);
        }
        if (command) {
            perPayer.merge(item.payer(), 1, Integer::sum);
        }
        bytes += item.bytes;
        waiting.put(item.number, item);
        pump();
    }

    /** The way to the writer from now on; null where none is known. What came back from the way before is sent again. */
    synchronized void use(Way next) {
        if (next == way) {
            return;
        }
        Way before = way;
        way = next;
        if (before != null && before.owesNothing()) {
            comesBack(before);
        }
        pump();
    }

    synchronized boolean knowsWriter() {
        return way != null;
    }

    /** Number of things without an outcome. */
    synchronized int size() {
        return waiting.size() + sent.size();
    }

    /** A link has ended: whatever it took along has no outcome. */
    synchronized void broken(Way link) {
        comesBack(link);
        if (way == link) {
            way = null;
        }
    }

    private void comesBack(Way from) {
        from.close();
        List<Item> back = new ArrayList<>();
        sent.values().stream().filter(item -> item.at == from).forEach(back::add);
        back.forEach(this::waits);
        settle();
    }

    private void waits(Item item) {
        sent.remove(item.number);
        item.at = null;
        waiting.put(item.number, item);
    }

    private void settle() {
        if (sent.isEmpty()) {
            pausing = false;
        }
    }

    /** Sends what waits; but nothing to another way than that which still holds something earlier. */
    private void pump() {
        boolean elsewhere = !sent.isEmpty() && last != way;
        while (way != null && !pausing && !elsewhere && !waiting.isEmpty()) {
            Item item = waiting.pollFirstEntry().getValue();
            item.at = way;
            last = way;
            sent.put(item.number, item);
            way.send(item);
        }
    }

    /** What became of something that a way took along. */
    void settled(long number, Way from, Outcome outcome) {
        Item item;
        synchronized (this) {
            item = sent.get(number);
            if (item == null || item.at != from) {
                // It has been sent another way meanwhile.
                return;
            }
            if (comesAgain(outcome) && age(item) < WAITING_NANOS && !closed) {
                waits(item);
                pausing = true;
                if (sent.isEmpty()) {
                    timer.schedule(this::goOn, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                }
                return;
            }
            sent.remove(number);
            forget(item);
            if (sent.isEmpty() && pausing) {
                timer.schedule(this::goOn, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } else if (sent.isEmpty()) {
                pump();
            }
        }
        if (outcome.failure() != null) {
            item.refused(outcome.failure());
        } else if (item.submission == null) {
            item.changed(outcome.subscription());
        } else if (outcome.receipt() == null) {
            item.accepted(null);
        } else {
            readiness.of(outcome.receipt()).whenComplete((v, e) -> item.accepted(outcome.receipt()));
        }
    }

    private synchronized void goOn() {
        settle();
        pump();
    }

    private static boolean comesAgain(Outcome outcome) {
        return outcome.failure() instanceof Refused refused
                && (refused.reason() == Reason.REASON_NO_WRITER || refused.reason() == Reason.REASON_CLOSING);
    }

    private static long age(Item item) {
        return System.nanoTime() - item.since;
    }

    private void forget(Item item) {
        bytes -= item.bytes;
        perPayer.computeIfPresent(item.payer(), (k, n) -> n == 1 ? null : n - 1);
    }

    private void sweep() {
        List<Item> late = new ArrayList<>();
        synchronized (this) {
            late.addAll(overdue(waiting.values(), WAITING_NANOS));
            late.addAll(overdue(sent.values(), SENT_NANOS));
            for (Item item : late) {
                waiting.remove(item.number);
                sent.remove(item.number);
                forget(item);
            }
            settle();
            pump();
        }
        if (!late.isEmpty()) {
            LOG.info("{} commands found no writer in time", late.size());
        }
        late.forEach(item -> item.refused(new Refused(
                        Reason.REASON_NO_WRITER, "no writer at the moment; ask again with the same request_id")
                .with("retry_after_ms", Duration.ofMillis(500).toMillis())));
    }

    private static List<Item> overdue(Collection<Item> items, long nanos) {
        return items.stream().filter(item -> age(item) > nanos).toList();
    }

    /** Takes nothing more; what has no outcome is refused. */
    @Override
    public void close() {
        List<Item> left;
        Way before;
        synchronized (this) {
            closed = true;
            before = way;
            way = null;
            left = new ArrayList<>(waiting.values());
            left.addAll(sent.values());
            waiting.clear();
            sent.clear();
        }
        timer.shutdownNow();
        if (before != null) {
            before.close();
        }
        left.forEach(item -> item.refused(
                new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000)));
    }
}
