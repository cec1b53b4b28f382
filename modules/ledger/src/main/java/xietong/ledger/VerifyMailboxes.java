// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.List;
import java.util.Optional;

/** Mailboxes are numbered from 1 to their head without holes, and no delivery is in none. */
final class VerifyMailboxes {
    private static final int STRETCH = 10_000;

    private final Verifier verifier;

    /** Numbers found in a stretch. */
    private record Stretch(long count, long least, long greatest) {}

    VerifyMailboxes(Verifier verifier) {
        this.verifier = verifier;
    }

    void run() {
        String mailbox = next("");
        while (mailbox != null) {
            verifier.count("mailboxes");
            mailbox(mailbox);
            mailbox = next(mailbox);
        }
    }

    /** The next name in either table. */
    private String next(String after) {
        return verifier.reads()
                .first(
                        "SELECT min(name) FROM (SELECT min(mailbox) AS name FROM mailboxes WHERE mailbox > ?"
                                + " UNION ALL SELECT min(mailbox) AS name FROM deliveries WHERE mailbox > ?) t",
                        r -> Optional.ofNullable(r.getString(1)),
                        after,
                        after)
                .flatMap(name -> name)
                .orElse(null);
    }

    private void mailbox(String mailbox) {
        SqlReads reads = verifier.reads();
        // The head first: what is delivered meanwhile is beyond it and not counted.
        long head = reads.number("SELECT head FROM mailboxes WHERE mailbox = ?", mailbox);
        for (long from = 1; from <= head; from += STRETCH) {
            long to = Math.min(head, from + STRETCH - 1);
            Stretch found = reads.first(
                            "SELECT count(*), min(seq), max(seq) FROM deliveries WHERE mailbox = ? AND seq BETWEEN ? AND ?",
                            r -> new Stretch(r.getLong(1), r.getLong(2), r.getLong(3)),
                            mailbox,
                            from,
                            to)
                    .orElseThrow();
            if (found.count() != to - from + 1) {
                find(mailbox, "number " + firstHole(mailbox, from, to) + " is missing below the head, " + head);
            }
        }
        // Above the head there may be what was delivered meanwhile; then the head has moved as well.
        long beyond = reads.number(
                "SELECT max(d.seq) FROM deliveries d WHERE d.mailbox = ?"
                        + " AND d.seq > coalesce((SELECT head FROM mailboxes m WHERE m.mailbox = d.mailbox), 0)",
                mailbox);
        if (beyond > 0) {
            find(mailbox, "number " + beyond + " is above the head");
        }
        if (reads.number("SELECT count(*) FROM deliveries WHERE mailbox = ? AND seq < 1", mailbox) > 0) {
            find(mailbox, "has a number below 1");
        }
    }

    private long firstHole(String mailbox, long from, long to) {
        List<Long> numbers = verifier.reads()
                .list(
                        "SELECT seq FROM deliveries WHERE mailbox = ? AND seq BETWEEN ? AND ? ORDER BY seq",
                        r -> r.getLong(1),
                        mailbox,
                        from,
                        to);
        long expected = from;
        for (long number : numbers) {
            if (number != expected) {
                break;
            }
            expected++;
        }
        return expected;
    }

    private void find(String mailbox, String problem) {
        verifier.find(Table.MAILBOXES, mailbox, problem);
    }
}
