// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.Batch;
import xietong.ledger.Reads;
import xietong.ledger.Timer;
import xietong.rules.Catalogue;
import xietong.store.v1.ClockFired;

/**
 * Timers that have fallen due, as commands of the hub's own. They are rows: after a restart they are still there. Looks
 * into the ledger only when the next one can be due. For the writer's thread alone.
 */
final class DueTimers {
    private static final Logger LOG = LoggerFactory.getLogger(DueTimers.class);
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final int FEW = 32;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Reads reads;
    private final int most;
    private Instant next = Instant.EPOCH;

    DueTimers(Reads reads, int most) {
        this.reads = reads;
        this.most = most;
    }

    /** Before this none is due. */
    Instant next() {
        return next;
    }

    /** The ledger may hold others than are known here. */
    void look() {
        next = Instant.EPOCH;
    }

    /** One could not be decided: it stays in the ledger and is tried again, but does not spin. */
    void later(Instant now) {
        next = now.plus(RETRY);
    }

    /** A batch is durable; what it set may be due sooner. */
    void committed(Batch batch) {
        batch.entries().stream()
                .flatMap(e -> e.timersSet().stream())
                .map(Timer::due)
                .min(Instant::compareTo)
                .filter(due -> due.isBefore(next))
                .ifPresent(due -> next = due);
    }

    /** Those that are due, the earliest first; but a few where others wait: many timers at once must not hold them up. */
    List<Submission> due(Instant now, boolean othersWait) {
        if (now.isBefore(next)) {
            return List.of();
        }
        List<Timer> timers = reads.timersDue(now, othersWait ? Math.min(FEW, most) : most);
        next = timers.isEmpty() ? reads.nextTimer().orElse(NEVER) : Instant.EPOCH;
        List<Submission> fired = timers.stream().map(this::fired).flatMap(Optional::stream).toList();
        if (fired.size() < timers.size()) {
            later(now);
        }
        return fired;
    }

    /** Empty for one that this program cannot read: it stays in the ledger and holds nobody up. */
    private Optional<Submission> fired(Timer timer) {
        try {
            ClockFired command = ClockFired.parseFrom(timer.command());
            String kind = reads.state(timer.resource()).orElseThrow().kind();
            var rule = Catalogue.<Message>rule(ClockFired.getDescriptor().getFullName() + "/" + kind).orElseThrow();
            return Optional.of(Submission.fired(rule, command, timer.id()));
        } catch (InvalidProtocolBufferException | NoSuchElementException e) {
            LOG.error("timer {} cannot be read", timer.id(), e);
            return Optional.empty();
        }
    }
}
