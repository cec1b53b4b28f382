// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Learns of several at once those that are not known. */
    void look(Collection<String> mailboxes) {
        List<String> unknown = mailboxes.stream().filter(m -> !heads.containsKey(m)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<String, Long> found = reads.mailboxHeads(unknown);
            unknown.forEach(m -> heads.put(m, found.getOrDefault(m, 0L)));
        }
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
