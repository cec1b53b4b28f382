// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.ledger.Batch;
import xietong.ledger.Evidence;
import xietong.ledger.Heads;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Rights;
import xietong.rules.book.RuleBook;
import xietong.v1.Receipt;

/**
 * Fills a ledger that no hub writes with many commands, as a take-over from an older system and the bench do: each is
 * decided, sealed and kept in history as the writer would, with the rights of whoever gives it, in batches as large as the
 * caller likes. Holds the writer lease until it is closed. Not for several threads.
 */
public final class Filling implements AutoCloseable {
    private static final Duration VALIDITY = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final Lease lease;
    private final RuleBook book;
    private final Evidence evidence;
    private final Runner runner;
    private final MailboxHeads mailboxes;
    private final CommittedFigures figures;

    /** @throws IllegalStateException while a hub writes this ledger */
    public Filling(Ledger ledger) {
        this.ledger = ledger;
        Claim claim = Claim.of("filling", VALIDITY);
        claim.await(ledger);
        Recount.ifNeeded(ledger, claim);
        this.lease = claim.await(ledger);
        long version = ledger.rulesVersion();
        this.book = RuleBook.of(version, ledger.rules(version));
        this.evidence = new Evidence(ledger.info().digestAlgorithm());
        this.runner = new Runner(ledger.info(), ledger, Rights.standard());
        this.mailboxes = new MailboxHeads(ledger);
        this.figures = new CommittedFigures(ledger);
    }

    /**
     * A command of one batch.
     *
     * @param method its full name
     * @param caller who gives it
     * @param requestId unique within the caller's organisation
     */
    public record Given(String method, Message command, Caller caller, String requestId) {}

    /**
     * Commits them as one batch; returns when it is durable.
     *
     * @throws xietong.rules.Refused for the first that is refused; nothing of the batch was written
     */
    public List<Receipt> commit(List<Given> commands) {
        if (!ledger.renew(lease, VALIDITY)) {
            throw new IllegalStateException("the writer lease was lost");
        }
        Heads heads = ledger.heads();
        var draft = new Draft(ledger, mailboxes, figures, heads, TrustedTime.now(ledger, heads), book, evidence);
        List<Submission> submissions = commands.stream().map(Filling::submission).toList();
        draft.prepare(submissions);
        var receipts = new ArrayList<Receipt>(commands.size());
        submissions.forEach(s -> receipts.add(runner.run(s, draft)));
        Batch batch = draft.batch(Subscriptions.Decided.NOTHING);
        if (batch.seal() != null) {
            ledger.commit(lease, batch);
            mailboxes.committed(batch);
            figures.committed(batch);
        }
        return receipts;
    }

    private static Submission submission(Given given) {
        CommandRule<Message, Message> rule = Catalogue.<Message>rule(given.method()).orElseThrow();
        return new Submission(
                rule, given.command(), given.caller(), given.requestId(), null, List.of(), new CompletableFuture<>());
    }

    @Override
    public void close() {
        ledger.release(lease);
    }
}
