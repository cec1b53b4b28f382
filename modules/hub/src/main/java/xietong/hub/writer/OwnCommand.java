// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
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
import xietong.v1.Officer;
import xietong.v1.Organisation;
import xietong.v1.Receipt;

/**
 * A command of the hub itself, given on its own machine while it does not run: decided, sealed and kept in history like
 * any other, with nobody's rights asked.
 */
public final class OwnCommand {
    private OwnCommand() {}

    /**
     * Commits it.
     *
     * @param officer who sits at the machine
     * @throws IllegalStateException while a hub writes this ledger
     * @throws xietong.rules.Refused as at the hub
     */
    public static Receipt commit(
            Ledger ledger, Claim claim, String method, Message command, Officer officer, String requestId) {
        CommandRule<Message, Message> rule = Catalogue.<Message>rule(method).orElseThrow();
        var caller = new Caller(Organisation.getDefaultInstance(), officer);
        var submission =
                new Submission(rule, command, caller, requestId, null, List.of(), new CompletableFuture<>());
        Lease lease = claim.await(ledger);
        try {
            Heads heads = ledger.heads();
            long version = ledger.rulesVersion();
            var draft = new Draft(
                    ledger,
                    new MailboxHeads(ledger),
                    new CommittedFigures(ledger),
                    heads,
                    TrustedTime.now(ledger, heads),
                    RuleBook.of(version, ledger.rules(version)),
                    new Evidence(ledger.info().digestAlgorithm()));
            Receipt receipt = new Runner(ledger.info(), ledger, Rights.standard()).run(submission, draft);
            Batch batch = draft.batch(Subscriptions.Decided.NOTHING);
            if (batch.seal() != null) {
                ledger.commit(lease, batch);
            }
            return receipt;
        } finally {
            ledger.release(lease);
        }
    }
}
