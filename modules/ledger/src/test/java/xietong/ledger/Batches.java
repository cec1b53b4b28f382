// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.List;
import java.util.Map;

/** Batches that no scribe would write. */
final class Batches {
    private Batches() {}

    /** A batch with a delivery of a given number, else right; the ledger's last batch is the one before. */
    static Batch telling(Scribe scribe, HistoryRecord record, String mailbox, long seq) {
        Heads heads = scribe.ledger.heads();
        var delivery = new Delivery(
                mailbox, seq, record.position(), 0, "t", "RECIPIENT", record.resource(), 1, record.stamp(), "");
        var entry = new Batch.Entry(
                record,
                null,
                new StoredRequest("", mailbox + seq, record.position(), 0, new byte[1]),
                List.of(delivery),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                false,
                null);
        Seal seal =
                scribe.evidence.seal(record.position(), record.stamp(), heads.digest(), List.of(record.digest()));
        return new Batch(seal, List.of(entry), List.of());
    }
}
