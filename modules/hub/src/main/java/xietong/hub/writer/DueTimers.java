// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.Batch;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.ledger.Timer;

/**
 * Timers that have fallen due, as commands of the hub's own. They are rows: after a restart they are still there. Looks
 * into the ledger only when the next one can be due. For the writer's thread alone.
 */
final class DueTimers {
    private static final Logger LOG = LoggerFactory.getLogger(DueTimers.class);
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final int FEW = 32;
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** While some wait to be tried again, the others are looked for so often: they must not wait with them. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Reads reads;
    private final int most;
    /** Those that could not be decided, and when they are tried again. */
    private final Map<String, Instant> left = new HashMap<>();
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

    /** One could not be decided: it stays in the ledger and is tried again, but neither spins nor holds up others. */
    void later(Submission timer, Instant now) {
        left.put(timer.timer(), now.plus(RETRY));
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
        left.values().removeIf(again -> !now.isBefore(again));
        int atOnce = othersWait ? Math.min(FEW, most) : most;
        List<Timer> timers = reads.timersDue(now, atOnce + left.size()).stream()
                .filter(timer -> !left.containsKey(timer.id()))
                .limit(atOnce)
                .toList();
        if (!timers.isEmpty()) {
            next = Instant.EPOCH;
        } else {
            next = left.isEmpty() ? reads.nextTimer().orElse(NEVER) : now.plus(LOOK);
        }
        // One read for all of them: a thousand may be due each second.
        Map<String, StoredState> states = reads.states(timers.stream().map(Timer::resource).toList());
        return timers.stream()
                .map(timer -> fired(timer, states.get(timer.resource()), now))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for one that this program cannot read: it stays in the ledger and holds nobody up. */
    private Optional<Submission> fired(Timer timer, StoredState of, Instant now) {
        Optional<Submission> fired = of == null ? Optional.empty() : DueOrder.command(timer, of.kind());
        if (fired.isEmpty()) {
            LOG.error("timer {} of {} cannot be read", timer.id(), timer.resource());
            left.put(timer.id(), now.plus(RETRY));
        }
        return fired;
    }
}
