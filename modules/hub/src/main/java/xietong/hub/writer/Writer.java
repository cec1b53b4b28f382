// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.hub.tracing.Traces;
import xietong.ledger.Batch;
import xietong.ledger.Evidence;
import xietong.ledger.Heads;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.LostLease;
import xietong.ledger.Reads;
import xietong.ledger.Subscription;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.rules.book.RuleBook;
import xietong.v1.Mode;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * The one writer. Gathers what waits, decides each command in order of arrival, commits all in one transaction and only
 * then answers. While one fsync runs, the next batch gathers. Without the lease it refuses and keeps trying to get it.
 */
public final class Writer implements Submissions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final long IDLE_MILLIS = 250;
    /** Whoever commanded so lately may command again at any moment. */
    private static final long BUSY_NANOS = 500_000_000;
    private static final long HOLD_NANOS = 6_000_000;
    /** Where there are commands, acknowledgements wait so long for each other: each is a page that the commit writes. */
    private static final long JOIN_NANOS = 50_000_000;
    /** What the hub tells at a time by commands of its own while others command: a millisecond's work or two. */
    private static final int FEW_TOLD = 32;
    /** Parts of the lease's validity: deciding takes no longer, however slow the machine, so that the commit finds it valid. */
    private static final int DECIDING = 10;

    private final Ledger ledger;
    private final Reads reads;
    private final HubSettings.Writer limits;
    private final Claim claim;
    private final Counters counters;
    private final Account account;
    private final CommitListener listener;
    private final Checkpoints checkpoints;
    private final Runner runner;
    private final Evidence evidence;
    private final Intake intake;
    private final Cursors cursors = new Cursors();
    private final Subscriptions subscriptions;
    private final Known known;
    private final DocumentErasures documents;
    private final DueTimers timers;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile RuleBook book;
    private volatile Heads heads;
    private volatile Lease lease;
    /** By the clock that nobody sets. */
    private volatile long renewed;
    private volatile Submissions way = here();
    private long lastBusy = System.nanoTime();

    /** Starts trying to become the writer. */
    public Writer(
            Ledger ledger,
            Claim claim,
            HubSettings.Writer limits,
            int mostSubscriptions,
            Counters counters,
            Traces traces,
            CommitListener listener,
            Checkpoints checkpoints,
            RuleBook book) {
        this.ledger = ledger;
        this.reads = ledger.ownReads();
        this.claim = claim;
        this.limits = limits;
        this.counters = counters;
        this.account = new Account(counters, traces);
        this.listener = listener;
        this.checkpoints = checkpoints;
        this.book = book;
        this.heads = ledger.heads();
        this.known = new Known(reads);
        this.subscriptions = new Subscriptions(reads, mostSubscriptions);
        this.runner = new Runner(ledger.info(), reads, Rights.standard());
        this.documents = new DocumentErasures(ledger, reads, counters);
        this.timers = new DueTimers(reads, limits.batchLimit());
        this.evidence = new Evidence(ledger.info().digestAlgorithm());
        this.intake = new Intake(limits.queueLimit(), limits.perOrganisation());
        this.thread = new Thread(this::loop, "xietong-writer");
        thread.start();
    }

    @Override
    public void submit(Submission submission) {
        way.submit(submission);
    }

    @Override
    public CompletableFuture<Subscription> put(SubscriptionChange change) {
        return way.put(change);
    }

    /** What is handed in goes this way from now on: to whichever node is the writer. */
    public void through(Submissions other) {
        way = other;
    }

    /** Straight to this node; refused while it is not the writer. */
    public Submissions here() {
        return new Submissions() {
            @Override
            public void submit(Submission submission) {
                intake.offer(submission);
            }

            @Override
            public CompletableFuture<Subscription> put(SubscriptionChange change) {
                return cursors.put(change, intake::wake);
            }
        };
    }

    /**
     * Where the ledger stands, as a node that does not write has read it.
     *
     * @return where it stood as known until now; empty where this node writes, or knows more
     */
    synchronized OptionalLong follow(Heads now, RuleBook inForce) {
        long known = heads.position();
        if (lease != null || now.position() <= known) {
            return OptionalLong.empty();
        }
        book = inForce;
        heads = now;
        return OptionalLong.of(known);
    }

    /** When this node last prolonged its lease, by the clock that nobody sets. */
    long renewed() {
        return renewed;
    }

    /** Rule book in force. */
    public RuleBook book() {
        return book;
    }

    /** Where the ledger stands. */
    public Heads heads() {
        return heads;
    }

    /** Commands waiting. */
    public int waiting() {
        return intake.size();
    }

    /** Whether this node is the writer now. */
    public boolean isWriter() {
        return lease != null;
    }

    /** Whether this node is the writer, and no other can have become it meanwhile. */
    public boolean surelyWrites() {
        return lease != null && System.nanoTime() - renewed < limits.lease().toNanos();
    }

    /** Whether its thread runs; without it nothing is decided any more. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Epoch of this node's lease; 0 while it has none. */
    public long epoch() {
        Lease held = lease;
        return held == null ? 0 : held.epoch();
    }

    /** Waits until this node has been the writer once. */
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    /** The trusted time: never before the last stamp, moved forward on a DRILL ledger. */
    public Instant now() {
        return now(ledger);
    }

    /** About the trusted time, by this machine's clock: the ledger is not asked. Not for what is stamped. */
    public Instant about() {
        Heads at = heads;
        Instant clock = HubClock.now().plus(at.drillOffset());
        return clock.isBefore(at.stamp()) ? at.stamp() : clock;
    }

    private Instant now(Reads clock) {
        return TrustedTime.now(clock, heads);
    }

    private void loop() {
        while (!intake.isDrained() || !cursors.isEmpty()) {
            List<Submission> taken = List.of();
            try {
                taken = intake.take(limits.batchLimit(), cursors.isEmpty() ? waitMillis() : 0);
                if (taken.isEmpty() && isBusy()) {
                    taken = intake.take(limits.batchLimit(), cursors.patience(JOIN_NANOS) / 1_000_000);
                }
                if (hold()) {
                    work(taken);
                } else {
                    refuseAll(taken, "no writer at the moment");
                }
            } catch (InterruptedException e) {
                return;
            } catch (LostLease e) {
                LOG.warn("writer lease lost: {}", e.getMessage());
                stepDown();
                refuseAll(taken, "the writer has changed; ask again with the same request_id");
            } catch (RuntimeException | Error e) {
                // Whatever it was, the one writer goes on: without it nothing is answered any more.
                if (lease != null || !taken.isEmpty()) {
                    LOG.error("commit failed; this node steps down and starts again from the ledger", e);
                    counters.count("commit.failed");
                } else {
                    LOG.debug("the lease cannot be asked for", e);
                }
                stepDown();
                refuseAll(taken, "the ledger did not answer; ask again with the same request_id");
            }
        }
    }

    private static Refused noWriter(String message) {
        return new Refused(Reason.REASON_NO_WRITER, message).with("retry_after_ms", 500);
    }

    /** And all that waits behind it: nothing is accepted before what came before it. */
    private void refuseAll(List<Submission> taken, String why) {
        refuse(taken, noWriter(why));
        refuse(intake.all(), noWriter(why));
        refuseCursors(cursors.take(), "no writer at the moment");
    }

    private static void refuseCursors(List<Cursors.Asked> asked, String why) {
        asked.forEach(a -> a.answer().completeExceptionally(noWriter(why)));
    }

    private void refuse(List<Submission> submissions, Refused why) {
        account.refused(submissions, why);
        submissions.forEach(s -> s.answer().completeExceptionally(why));
    }

    private long waitMillis() {
        if (lease == null) {
            return IDLE_MILLIS;
        }
        long untilTimer = Duration.between(now(reads), timers.next()).toMillis();
        return Math.max(1, Math.min(IDLE_MILLIS, Math.max(untilTimer, millisToHold())));
    }

    /**
     * How long timers that are due wait for commands to be committed with: where commands come one after another the hub's
     * own work takes no commit from between them.
     */
    private long millisToHold() {
        return (lastBusy + HOLD_NANOS - System.nanoTime()) / 1_000_000;
    }

    private boolean isBusy() {
        return System.nanoTime() - lastBusy < BUSY_NANOS;
    }

    /** Whether this node holds the lease, prolonging or taking it where needed. */
    private boolean hold() {
        long time = System.nanoTime();
        if (lease != null && time - renewed < limits.lease().dividedBy(3).toNanos()) {
            return true;
        }
        if (lease != null && ledger.renew(lease, claim.validity())) {
            renewed = time;
            return true;
        }
        stepDown();
        Optional<Lease> taken = claim.take(ledger);
        taken.ifPresent(l -> {
            long before;
            synchronized (this) {
                before = heads.position();
                heads = reads.heads();
                long version = reads.rulesVersion();
                if (version != book.version()) {
                    book = RuleBook.of(version, reads.rules(version));
                }
                documents.look();
                timers.look();
                renewed = time;
                lease = l;
            }
            if (heads.position() > before) {
                afterwards("telling what was committed unseen", () -> listener.missed(before));
            }
            ready.countDown();
            LOG.info("writer: node {} holds the lease, epoch {}, position {}", l.node(), l.epoch(), heads.position());
        });
        return taken.isPresent();
    }

    private void stepDown() {
        lease = null;
        known.forget();
        subscriptions.forget();
    }

    /** Receipt or refusal; neither where a command of the hub's own came to nothing. */
    private record Outcome(Submission submission, Receipt receipt, RuntimeException refusal) {
        void answer() {
            if (refusal == null) {
                submission.answer().complete(receipt);
            } else {
                submission.answer().completeExceptionally(refusal);
            }
        }

        /** A timer that could not be decided. */
        boolean isTimerLeft() {
            return refusal != null && submission.isTimer();
        }
    }

    private void work(List<Submission> taken) {
        Instant now = now(reads);
        if (!taken.isEmpty()) {
            lastBusy = System.nanoTime();
        }
        boolean alone = taken.isEmpty() && millisToHold() > 0;
        List<Submission> due = alone ? List.of() : timers.due(now, !taken.isEmpty());
        List<Submission> all = new ArrayList<>(due);
        all.addAll(taken);
        if (all.isEmpty() && cursors.isEmpty()) {
            documents.workOff(lease, now);
            checkpoints.signIfDue(heads, now);
            return;
        }
        var draft = new Draft(reads, known, heads, now, book, evidence);
        draft.epoch = ledger.info().mailboxEpoch();
        if (isBusy()) {
            draft.mayTell = FEW_TOLD;
        }
        Account.Together together = account.together(all);
        draft.prepare(all);
        Decided decided = decide(due, taken, draft);
        List<Outcome> outcomes = decided.outcomes();
        List<Cursors.Asked> asked = taken.isEmpty() ? cursors.take() : cursors.due(JOIN_NANOS);
        Subscriptions.Decided moved;
        Batch batch;
        try {
            moved = subscriptions.decide(asked);
            batch = draft.batch(moved);
            if (batch.seal() != null || !moved.isEmpty()) {
                together.committing();
                ledger.commit(lease, batch);
                together.durable(outcomes.size());
            }
        } catch (RuntimeException | Error e) {
            refuseCursors(asked, "the ledger did not answer");
            together.ended(false);
            throw e;
        }
        if (batch.seal() != null) {
            heads = new Heads(draft.position, now, batch.seal().digest(), draft.drillOffset);
            book = draft.book;
            known.committed(batch, draft);
            timers.committed(batch);
            together.caused(batch);
            afterwards("telling streams and live state", () -> listener.committed(batch));
            documents.committed(batch);
            afterwards("erasing documents", () -> documents.workOff(lease, now));
        }
        outcomes.forEach(o -> together.told(o.submission(), o.receipt(), o.refusal(), draft.position));
        together.ended(true);
        outcomes.forEach(Outcome::answer);
        outcomes.stream().filter(Outcome::isTimerLeft).forEach(o -> timers.later(o.submission(), now));
        moved.answers().forEach(Runnable::run);
        checkpoints.signIfDue(heads, now);
        // At the very end: of what fails before, all that was taken is refused.
        intake.giveBack(decided.left());
    }

    /** What came of a batch, and those of it that are left for the next one. */
    private record Decided(List<Outcome> outcomes, List<Submission> left) {}

    /**
     * What is due before what others wait for, in order of its time. When deciding has taken long, the others of either wait
     * for the next commit, a timer where it is; one of each is always decided.
     */
    private Decided decide(List<Submission> due, List<Submission> taken, Draft draft) {
        long end = System.nanoTime() + limits.lease().toNanos() / DECIDING;
        var outcomes = new ArrayList<Outcome>();
        var order = new DueOrder(due, due.size());
        Submission next = order.next();
        while (next != null && (outcomes.isEmpty() || System.nanoTime() < end)) {
            int before = draft.ordinal();
            outcomes.add(outcome(next, draft));
            order.changed(draft.since(before));
            next = order.next();
        }
        int decided = 0;
        while (decided < taken.size() && (decided == 0 || System.nanoTime() < end)) {
            outcomes.add(outcome(taken.get(decided++), draft));
        }
        return new Decided(outcomes, taken.subList(decided, taken.size()));
    }

    /** What follows a commit must not take back what is durable. */
    private void afterwards(String what, Runnable then) {
        try {
            then.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed after the commit at {}", what, heads.position(), e);
            counters.count("commit.afterwards.failed");
        }
    }

    private Outcome outcome(Submission submission, Draft draft) {
        try {
            return new Outcome(submission, runner.run(submission, draft), null);
        } catch (Refused refused) {
            return new Outcome(submission, null, refused);
        } catch (LedgerUnavailable e) {
            // Not this command's fault: all of the batch is asked again, in its order.
            throw e;
        } catch (RuntimeException e) {
            account.failed(submission, e);
            return new Outcome(submission, null, e);
        } catch (StackOverflowError e) {
            account.failed(submission, e);
            return new Outcome(submission, null, new IllegalStateException("deciding took too deep a stack", e));
        }
    }

    /** Commits the first version of the rule book into a new ledger. */
    public static void found(Ledger ledger, Lease lease, Map<String, byte[]> rules) {
        Founding.commit(ledger, lease, rules);
    }

    /** Takes nothing new, finishes what waits and gives the lease back. */
    @Override
    public void close() {
        cursors.close();
        intake.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        Lease held = lease;
        if (held != null) {
            ledger.release(held);
            lease = null;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** LIVE or DRILL. */
    public Mode mode() {
        return ledger.info().mode();
    }
}
