// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.ledger.Batch;
import xietong.ledger.DocumentKey;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.Reads;

/**
 * Erases, between batches, the documents that lawful erasures left over: right after the commit, and after a start,
 * what a crash came before. What cannot be erased now stays in the ledger and is tried again later.
 */
final class DocumentErasures {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentErasures.class);
    private static final int AT_ONCE = 32;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Reads reads;
    private final Counters counters;
    private DocumentKey after;
    private boolean failed;
    private Instant next = Instant.EPOCH;

    DocumentErasures(Ledger ledger, Reads reads, Counters counters) {
        this.ledger = ledger;
        this.reads = reads;
        this.counters = counters;
    }

    /** This node has become the writer: there may be some from before. */
    void look() {
        after = null;
        next = Instant.EPOCH;
    }

    /** A batch is durable. */
    void committed(Batch batch) {
        if (batch.entries().stream().anyMatch(Batch.Entry::erase)) {
            look();
        }
    }

    /** Some of those that are due; the next turn goes on where this one ends. A failure ends a turn. */
    void workOff(Lease lease, Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        failed = failed && after != null;
        List<DocumentKey> some = reads.documentsToErase(after, AT_ONCE);
        for (DocumentKey document : some) {
            after = document;
            if (!erase(lease, document)) {
                failed = true;
                return;
            }
        }
        if (some.size() < AT_ONCE) {
            after = null;
            next = failed ? now.plus(RETRY) : Instant.MAX;
        }
    }

    private boolean erase(Lease lease, DocumentKey document) {
        try {
            ledger.eraseDocument(lease, document);
            counters.count("documents.erased");
            return true;
        } catch (LedgerUnavailable e) {
            LOG.error("a document of {} could not be erased; tried again later", document.organisation(), e);
            counters.count("documents.erase.failed");
            return false;
        }
    }
}
