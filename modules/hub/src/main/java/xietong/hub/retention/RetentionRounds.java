// SPDX-License-Identifier: Apache-2.0
package xietong.hub.retention;

import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.Timers;
import xietong.hub.retention.RetentionWalk.Due;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.rules.admin.AdminRules;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.rules.retention.Retained;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * Once a day, in the hour that the rule book names, the node that writes erases the personal data of what has been kept long
 * enough: each resource by a command of the hub's own, which goes the way of every command and is decided by what stands
 * then. A few at a time, and none while others command more than that. Nothing about a round is kept: one that ends early,
 * with its node or its lease, is begun anew, and passes over what is erased.
 */
public final class RetentionRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
    private static final long LOOK_MILLIS = 500;
    private static final long WAIT_MILLIS = 50;
    private static final long ANSWER_SECONDS = 30;
    /** After a round that failed. */
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int AT_ONCE = 8;
    private static final Set<Reason> NO_WRITER = EnumSet.of(Reason.REASON_NO_WRITER, Reason.REASON_CLOSING);
    /** Whose share of what waits it takes up: nobody's. */
    private static final String PAYER = "retention";

    private final Ledger ledger;
    private final Writer writer;
    private final Counters counters;
    private final CommandRule<Message, Message> erase = Catalogue.rule(AdminRules.ERASE).orElseThrow();
    private final ScheduledExecutorService thread = Timers.daemon("xietong-retention", Thread.MIN_PRIORITY);
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Of the last whole round. */
    private LocalDate done;
    private long notBefore = System.nanoTime();

    public RetentionRounds(Ledger ledger, Writer writer, Counters counters) {
        this.ledger = ledger;
        this.writer = writer;
        this.counters = counters;
    }

    /** Begins to look at the clock. */
    public void start() {
        thread.scheduleWithFixedDelay(this::turn, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean goesOn() {
        return closing.getCount() > 0 && writer.surelyWrites();
    }

    private void turn() {
        try {
            RuleBook book = writer.book();
            ZonedDateTime about = writer.about().atZone(Deadlines.ZONE);
            boolean hour = about.getHour() == book.retention().hour() && !about.toLocalDate().equals(done);
            if (!book.retention().isOff() && hour && goesOn() && System.nanoTime() - notBefore >= 0) {
                Instant now = writer.now();
                if (round(book, now)) {
                    done = LocalDate.ofInstant(now, Deadlines.ZONE);
                    counters.count("retention.round");
                }
            }
        } catch (RuntimeException e) {
            notBefore = System.nanoTime() + AGAIN_NANOS;
            if (goesOn()) {
                LOG.warn("a retention round ended early; it begins anew in a minute", e);
                counters.count("retention.failed");
            }
        }
    }

    /** Whether it came to its end. */
    private boolean round(RuleBook book, Instant now) {
        var walk = new RetentionWalk(ledger, book, now);
        for (var kind : book.retention().years().entrySet()) {
            var erased = new long[1];
            boolean whole = walk.through(kind.getKey(), this::goesOn, page -> erased[0] += erase(page.due()));
            if (erased[0] > 0) {
                LOG.info("retention: {} of kind {} erased, kept for {} years", erased[0], kind.getKey(), kind.getValue());
            }
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    /** How many of them were. */
    private int erase(List<Due> due) {
        int erased = 0;
        for (int from = 0; from < due.size() && goesOn(); from += AT_ONCE) {
            giveWay();
            var answers = new ArrayList<CompletableFuture<Receipt>>();
            due.subList(from, Math.min(due.size(), from + AT_ONCE)).forEach(d -> answers.add(submitted(d)));
            for (CompletableFuture<Receipt> answer : answers) {
                if (received(answer) != null) {
                    erased++;
                    counters.count("retention.erased");
                }
            }
        }
        return erased;
    }

    /** Others first. */
    private void giveWay() {
        try {
            while (writer.waiting() > AT_ONCE && !closing.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // They are being decided.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Receipt> submitted(Due due) {
        String requestId = "retention/" + due.id() + "/" + due.revision();
        Message atMost = AdminServiceEraseRequest.newBuilder().setResource(due.id()).build();
        Submission submission = Submission.own(
                erase, atMost, requestId, PAYER,
                (look, book, now) -> Retained.erasure(due.id(), due.revision(), requestId, look, book, now));
        writer.here().submit(submission);
        return submission.answer();
    }

    /** Null where it came to nothing: it was changed or read meanwhile, or the rule book was, or it cannot be erased. */
    private Receipt received(CompletableFuture<Receipt> answer) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the writer does not answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused && NO_WRITER.contains(refused.reason())) {
                throw refused;
            }
            // The others are not kept for it; the next round tries it again.
            LOG.warn("retention: a resource could not be erased: {}", e.getCause().getClass().getName());
            counters.count("retention.failed");
            return null;
        }
    }

    /** What is submitted is decided; nothing new is. */
    @Override
    public void close() {
        closing.countDown();
        thread.shutdown();
        try {
            thread.awaitTermination(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
