// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * What waits for the writer: bounded as a whole and for each organisation, so that overload is answered and one
 * organisation cannot crowd out the others. First come, first served.
 */
final class Intake {
    /** A command may be as large as a message; a full queue of such would not fit into memory. */
    private static final long MOST_BYTES = 64L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final ArrayDeque<Submission> waiting = new ArrayDeque<>();
    private final Map<String, Integer> perOrganisation = new HashMap<>();
    private final int limit;
    private final int limitPerOrganisation;
    private long bytesWaiting;
    private boolean closed;
    private boolean woken;

    Intake(int limit, int limitPerOrganisation) {
        this.limit = limit;
        this.limitPerOrganisation = limitPerOrganisation;
    }

    /** Refuses with REASON_OVERLOADED and a hint when to come again, or REASON_CLOSING. */
    void offer(Submission submission) {
        lock.lock();
        try {
            if (closed) {
                throw new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
            }
            String organisation = submission.payer();
            long bytes = submission.message().getSerializedSize();
            if (waiting.size() >= limit
                    || perOrganisation.getOrDefault(organisation, 0) >= limitPerOrganisation
                    || bytesWaiting + bytes > MOST_BYTES) {
                throw new Refused(Reason.REASON_OVERLOADED, "as much is waiting as the hub holds; try again")
                        .with("retry_after_ms", 100 + waiting.size() / 20);
            }
            waiting.add(submission);
            counts(submission);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private void counts(Submission submission) {
        bytesWaiting += submission.message().getSerializedSize();
        perOrganisation.merge(submission.payer(), 1, Integer::sum);
    }

    /** Those that were taken last and are not worked off: they come first again, in their order, whatever the limits. */
    void giveBack(List<Submission> taken) {
        lock.lock();
        try {
            for (int i = taken.size() - 1; i >= 0; i--) {
                waiting.addFirst(taken.get(i));
                counts(taken.get(i));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Up to so many, in order; waits a while for the first, or until woken. */
    List<Submission> take(int most, long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (waiting.isEmpty() && !woken && !closed && nanos > 0) {
                nanos = something.awaitNanos(nanos);
            }
            woken = false;
            var taken = new ArrayList<Submission>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                Submission next = waiting.poll();
                bytesWaiting -= next.message().getSerializedSize();
                perOrganisation.computeIfPresent(next.payer(), (k, n) -> n == 1 ? null : n - 1);
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** All that waits. */
    List<Submission> all() {
        try {
            return take(Integer.MAX_VALUE, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Makes {@link #take} look up. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing new from now on; what waits is still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isDrained() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
