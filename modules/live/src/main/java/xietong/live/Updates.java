// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates of one map on their way to where their entries lie: nobody waits for them, only so many are under way, and
 * of several for one key only the newest is kept. Where there are too many, or one fails, all are given up and the map
 * is repaired once nothing is under way any more: rather empty than wrong.
 */
final class Updates<V extends Ranked<V>> {
    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

    /** How many may be under way and how many may be unconfirmed. */
    record Limits(int underWay, int unconfirmed) {}

    private static final long ROOM_MILLIS = 100;
    /** Of {@link #putMany} no more are under way. */
    private static final int FEW = 8;

    private final String map;
    private final Limits limits;
    private final BiFunction<String, V, CompletionStage<?>> sender;
    private final Runnable repair;
    private final ScheduledExecutorService thread;
    private final Map<String, V> unconfirmed = new HashMap<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private int underWay;
    /** How many of them are of {@link #putMany}. */
    private int many;
    private boolean lost;
    private boolean repairing;
    private boolean closed;
    private long givenUp;

    Updates(String map, Limits limits, BiFunction<String, V, CompletionStage<?>> sender, Runnable repair,
            ScheduledExecutorService thread) {
        this.map = map;
        this.limits = limits;
        this.sender = sender;
        this.repair = repair;
        this.thread = thread;
    }

    /**
     * Waits until little is under way, so that many can be told one after another without any being given up.
     *
     * @return false where nothing is taken now: updates were lost, or this is closed
     */
    synchronized boolean awaitRoom() throws InterruptedException {
        while (!lost && !closed && unconfirmed.size() >= limits.underWay()) {
            wait(ROOM_MILLIS);
        }
        return !lost && !closed;
    }

    /**
     * Tells many at once beside the updates, in a way of the caller's; waits until little is under way. Where it fails all is
     * given up and repaired as if an update had failed.
     *
     * @return false where nothing is taken now
     */
    boolean putMany(Supplier<CompletionStage<?>> some) throws InterruptedException {
        synchronized (this) {
            while (!lost && !closed && (many >= FEW || unconfirmed.size() >= limits.underWay())) {
                wait(ROOM_MILLIS);
            }
            if (lost || closed) {
                return false;
            }
            underWay++;
            many++;
        }
        try {
            some.get().whenCompleteAsync((done, failure) -> sentMany(failure), thread);
        } catch (RuntimeException e) {
            sentMany(e);
        }
        return true;
    }

    private synchronized void sentMany(Throwable failure) {
        underWay--;
        many--;
        if (lost) {
            repairWhenQuiet();
        } else if (failure != null) {
            lose(failure.toString(), null);
        }
        notifyAll();
        send();
    }

    synchronized void put(String key, V value) {
        if (lost) {
            givenUp++;
            return;
        }
        V earlier = unconfirmed.get(key);
        if (earlier != null) {
            if (value.newerThan(earlier)) {
                unconfirmed.put(key, value);
            }
        } else if (unconfirmed.size() >= limits.unconfirmed()) {
            lose("more than " + limits.unconfirmed() + " are unconfirmed", null);
        } else {
            unconfirmed.put(key, value);
            waiting.add(key);
            send();
        }
    }

    /** What this node has told and nobody has confirmed yet. */
    synchronized Optional<V> own(String key) {
        return Optional.ofNullable(unconfirmed.get(key));
    }

    /** Whether the map may hold values that are older than what was told here. */
    synchronized boolean lost() {
        return lost;
    }

    /** Repairs the map as if an update had been lost. */
    synchronized void lose(String why, Throwable cause) {
        if (!lost) {
            LOG.warn("{}: updates are given up and the map is repaired: {}", map, why, cause);
        }
        lost = true;
        givenUp++;
        unconfirmed.clear();
        waiting.clear();
        repairWhenQuiet();
    }

    /** What is not there yet stays behind. */
    synchronized void close() {
        closed = true;
        lost = true;
        waiting.clear();
    }

    private void send() {
        while (underWay < limits.underWay() && !waiting.isEmpty()) {
            String key = waiting.remove();
            V value = unconfirmed.get(key);
            underWay++;
            try {
                sender.apply(key, value).whenCompleteAsync((done, failure) -> sent(key, value, failure), thread);
            } catch (RuntimeException e) {
                underWay--;
                lose(e.toString(), e);
            }
        }
    }

    private synchronized void sent(String key, V value, Throwable failure) {
        underWay--;
        if (lost) {
            repairWhenQuiet();
        } else if (failure != null) {
            lose(failure.toString(), null);
        } else if (!unconfirmed.remove(key, value)) {
            waiting.add(key);
        }
        notifyAll();
        send();
    }

    private void repairWhenQuiet() {
        if (underWay == 0 && !repairing && !closed) {
            repairing = true;
            later(0);
        }
    }

    private void later(long seconds) {
        try {
            thread.schedule(this::repair, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed before it was repaired", map);
        }
    }

    private void repair() {
        long before;
        synchronized (this) {
            before = givenUp;
        }
        RuntimeException failed = null;
        try {
            repair.run();
        } catch (RuntimeException e) {
            LOG.debug("{}: not repaired yet", map, e);
            failed = e;
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            if (failed != null || givenUp != before) {
                later(failed == null ? 0 : 1);
                return;
            }
            lost = false;
            repairing = false;
            LOG.info("{}: repaired", map);
        }
    }
}
