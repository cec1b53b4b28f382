// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.rules.session.SessionResource;

/**
 * Has the open streams looked through for callers who are no longer in force: at once with a commit that changes the
 * directory or a session, with another node's commit of a new rule book as soon as this node has it, and every second for
 * what ends by itself and for sessions that ended at another node.
 */
final class Revocation implements CommitListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final long TURN_MILLIS = 1_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final List<Runnable> checks;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicLong known = new AtomicLong();
    private final long timer;

    /** Runs the checks on a worker, never two at a time. */
    Revocation(Vertx vertx, WorkerExecutor workers, Runnable... checks) {
        this.vertx = vertx;
        this.workers = workers;
        this.checks = List.of(checks);
        this.timer = vertx.setPeriodic(TURN_MILLIS, t -> look());
    }

    @Override
    public void committed(Batch batch) {
        if (batch.entries().stream()
                .anyMatch(e -> !e.rules().isEmpty() || e.history().kind().equals(SessionResource.KIND))) {
            look();
        }
    }

    @Override
    public void missed(long position) {
        look();
    }

    /** Another node committed; {@code rules} is the version of the rule book that this node knows now. */
    void followed(long rules) {
        if (known.getAndSet(rules) != rules) {
            look();
        }
    }

    private void look() {
        if (asked.compareAndSet(false, true)) {
            workers.executeBlocking(
                    () -> {
                        check();
                        return null;
                    },
                    false);
        }
    }

    private synchronized void check() {
        // Before it looks: what changes from here on is looked for again. One waits at most.
        asked.set(false);
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (RuntimeException e) {
                // The next turn comes in a second; what the others can say does not wait for it.
                LOG.debug("looking for who is no longer in force failed", e);
            }
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
