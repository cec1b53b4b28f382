// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import xietong.ledger.Batch;
import xietong.ledger.Timer;
import xietong.rules.Catalogue;
import xietong.rules.Times;
import xietong.store.v1.ClockFired;

/**
 * Timers of one batch in order of their due time. What fires may set another that was due before those that wait: after days
 * in which the hub was stopped all steps of a clock are overdue, and the next one of each comes only when the one before it
 * has fired. It takes its place in the order; one that was cleared meanwhile leaves it.
 */
final class DueOrder {
    private static final Comparator<Submission> ORDER =
            Comparator.comparing(DueOrder::due).thenComparing(Submission::timer);

    private final PriorityQueue<Submission> waiting = new PriorityQueue<>(ORDER);
    private final Set<String> cleared = new HashSet<>();
    private final Submission last;
    private int most;

    /** Of those that were read, in order; no more than so many in all, and nothing after the last of them. */
    DueOrder(List<Submission> due, int most) {
        waiting.addAll(due);
        last = due.isEmpty() ? null : due.get(due.size() - 1);
        this.most = most;
    }

    private static Instant due(Submission timer) {
        return Times.instant(((ClockFired) timer.message()).getDueTime());
    }

    /** The next one; null when there is none, or enough for one batch. */
    Submission next() {
        Submission next = waiting.poll();
        while (next != null && cleared.contains(next.timer())) {
            next = waiting.poll();
        }
        return next == null || most-- <= 0 ? null : next;
    }

    /** What the one before has changed, with the kind of each resource. */
    void changed(List<Batch.Entry> entries) {
        for (Batch.Entry entry : entries) {
            cleared.addAll(entry.timersCleared());
            for (Timer timer : entry.timersSet()) {
                cleared.remove(timer.id());
                command(timer, entry.history().kind())
                        .filter(fired -> ORDER.compare(fired, last) <= 0)
                        .ifPresent(waiting::add);
            }
        }
    }

    /** A timer as the hub's own command; empty where this program cannot read it. */
    static Optional<Submission> command(Timer timer, String kind) {
        try {
            ClockFired fired = ClockFired.parseFrom(timer.command());
            return Catalogue.<Message>rule(ClockFired.getDescriptor().getFullName() + "/" + kind)
                    .map(rule -> Submission.fired(rule, fired, timer.id()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
