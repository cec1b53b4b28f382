// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.LinkedHashMap;
import java.util.Map;
import xietong.ledger.Batch;
import xietong.ledger.Reads;

/** Greatest number of each mailbox lately written to, as committed: only the one writer can move them. */
final class MailboxHeads {
    private static final int MOST = 100_000;

    private final Reads reads;
    private final Map<String, Long> heads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    MailboxHeads(Reads reads) {
        this.reads = reads;
    }

    /** Greatest number, 0 when it is empty. */
    long of(String mailbox) {
        Long known = heads.get(mailbox);
        if (known == null) {
            known = reads.mailboxHead(mailbox);
            heads.put(mailbox, known);
        }
        return known;
    }

    /** A batch is durable. */
    void committed(Batch batch) {
        batch.entries().forEach(e -> e.deliveries().forEach(d -> heads.put(d.mailbox(), d.seq())));
    }

    /** Another writer may have been at work. */
    void forget() {
        heads.clear();
    }
}
