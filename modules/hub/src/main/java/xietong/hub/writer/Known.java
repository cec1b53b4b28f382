// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import xietong.ledger.Batch;
import xietong.ledger.Reads;

/** What a writer need not ask its ledger again while it holds the lease. */
final class Known {
    final MailboxHeads mailboxes;
    final KnownStates states = new KnownStates();
    final CommittedFigures figures;

    Known(Reads reads) {
        this.mailboxes = new MailboxHeads(reads);
        this.figures = new CommittedFigures(reads);
    }

    /** A batch is durable, and the draft it was made of. */
    void committed(Batch batch, Draft draft) {
        mailboxes.committed(batch);
        figures.committed(batch);
        batch.entries().forEach(e -> draft.load(e.state().id()).ifPresent(s -> states.put(e.state().id(), s)));
    }

    /** Another writer may have been at work. */
    void forget() {
        mailboxes.forget();
        states.forget();
        figures.forget();
    }
}
