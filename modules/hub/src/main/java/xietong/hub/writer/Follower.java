// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.HubClock;
import xietong.ledger.Heads;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.Reads;
import xietong.ledger.Tail;
import xietong.rules.book.RuleBook;

/**
 * Follows the ledger on a node that does not write: looks, once for all of the node's streams, who writes and where the
 * ledger stands, takes the rule book over where it changed, and tells what was committed unseen. A hint only makes it sooner.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long LOOK_MILLIS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Writer writer;
    private final Reads reads;
    private final LongConsumer missed;
    private final Consumer<Optional<Lease>> whoWrites;
    private final Semaphore hints = new Semaphore(0);
    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile long hinted;
    private volatile long looked = System.nanoTime();
    private volatile Instant asOf = HubClock.now();
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param missed told the position after which commits were not told; must not block for long
     * @param whoWrites told who holds the lease, again and again
     */
    public Follower(Writer writer, Ledger ledger, LongConsumer missed, Consumer<Optional<Lease>> whoWrites) {
        this.writer = writer;
        this.reads = ledger.ownReads();
        this.missed = missed;
        this.whoWrites = whoWrites;
        this.thread = new Thread(this::loop, "xietong-follower");
        thread.setDaemon(true);
        thread.start();
    }

    /** The writer says that the ledger stands there. */
    public void hint(long position) {
        if (position > hinted) {
            hinted = position;
            hints.release();
        }
    }

    /** Done when this node knows what was committed up to a position, or after a second. */
    public CompletableFuture<Void> reached(long position) {
        if (writer.heads().position() >= position) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> reached =
                waiting.computeIfAbsent(position, p -> new CompletableFuture<Void>().completeOnTimeout(
                        null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS));
        hint(position);
        if (writer.heads().position() >= position) {
            reached.complete(null);
        }
        return reached;
    }

    /** Done when this node knows what was committed before this was asked, or after a second; asks the ledger nothing more. */
    public CompletableFuture<Void> caughtUp() {
        var done = new CompletableFuture<Void>().completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        asked.add(done);
        return done;
    }

    /** How long ago, by the clock that nobody sets, the ledger answered this node. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    /** As of when this node's streams are. */
    public Instant asOf() {
        return asOf;
    }

    private void loop() {
        while (!closed) {
            try {
                if (hints.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    hints.drainPermits();
                }
                var before = new ArrayList<CompletableFuture<Void>>();
                for (var one = asked.poll(); one != null; one = asked.poll()) {
                    before.add(one);
                }
                look();
                before.forEach(one -> one.complete(null));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("the ledger cannot be followed; it is tried again", e);
            }
        }
    }

    private void look() {
        if (writer.isWriter()) {
            whoWrites.accept(Optional.empty());
            told(writer.heads().position());
            looked = Math.max(looked, writer.renewed());
            asOf = HubClock.now().minus(age());
            return;
        }
        long asked = System.nanoTime();
        Instant time = HubClock.now();
        Tail tail = reads.tail();
        whoWrites.accept(tail.writer());
        if (tail.position() > writer.heads().position()) {
            follow();
        }
        looked = asked;
        asOf = time;
    }

    private void follow() {
        Heads now = reads.heads();
        RuleBook book = writer.book();
        long version = reads.rulesVersion();
        if (version > book.version()) {
            book = book.with(version, reads.rulesChanged(book.version(), version));
        }
        OptionalLong known = writer.follow(now, book);
        known.ifPresent(missed);
        told(now.position());
    }

    private void told(long position) {
        waiting.forEach((at, reached) -> {
            if (at <= position || reached.isDone()) {
                waiting.remove(at);
                reached.complete(null);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
