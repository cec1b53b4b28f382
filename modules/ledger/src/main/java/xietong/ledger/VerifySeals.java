// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through seals and records in order of position: the chain of seals, and each record's place in its seal. */
final class VerifySeals {
    private static final int MOST_BEYOND = 100;

    private final Verifier verifier;
    private final VerifyRecord record;
    private final Pages<Seal> seals;
    private final Pages<HistoryRecord> records;
    private long position;
    private byte[] digest = new byte[0];

    /** Where a record stands. */
    private record Place(long position, int ordinal) {}

    VerifySeals(Verifier verifier, Verifier.Signatures signatures) {
        this.verifier = verifier;
        record = new VerifyRecord(verifier, signatures);
        seals = new Pages<>(
                verifier.reads(),
                "SELECT " + Table.SEALS.names() + " FROM seals WHERE position <= ?",
                "position",
                Rows::seal,
                s -> new Object[] {s.position()},
                verifier.head());
        // Bodies are read beside this: a record without one is a finding of its own.
        records = new Pages<>(
                verifier.reads(),
                "SELECT " + Table.HISTORY.names() + ", NULL, NULL, NULL FROM history WHERE position <= ?",
                "position, ordinal",
                Rows::history,
                h -> new Object[] {h.position(), h.ordinal()},
                verifier.head());
    }

    void run() {
        while (seals.hasNext()) {
            seal(seals.next());
        }
        unsealed(Long.MAX_VALUE);
        record.finish();
        List.of(Table.HISTORY, Table.HISTORY_BODIES, Table.DELIVERIES).forEach(this::beyond);
    }

    /** Rows after the last seal. What is committed meanwhile has one in the same instant. */
    private void beyond(Table table) {
        verifier.reads()
                .list(
                        "SELECT t.position, t.ordinal FROM " + table.table + " t WHERE t.position > ? AND NOT EXISTS"
                                + " (SELECT 1 FROM seals s WHERE s.position = t.position)"
                                + " ORDER BY t.position, t.ordinal LIMIT " + MOST_BEYOND,
                        r -> new Place(r.getLong(1), r.getInt(2)),
                        verifier.head())
                .forEach(place -> verifier.find(table, place.position(), place.ordinal(), "has no seal"));
    }

    private void seal(Seal seal) {
        verifier.count("seals");
        if (seal.position() != position + 1) {
            find(seal, "follows position " + position);
        }
        unsealed(seal.position());
        List<byte[]> digests = new ArrayList<>();
        int expected = 0;
        while (records.hasNext() && records.peek().position() == seal.position()) {
            HistoryRecord next = records.next();
            if (next.ordinal() != expected) {
                verifier.find(Table.HISTORY, seal.position(), expected, "is missing");
            }
            expected = next.ordinal() + 1;
            record.check(next);
            digests.add(next.digest());
        }
        if (seal.entries() != digests.size()) {
            find(seal, "counts " + seal.entries() + " records, there are " + digests.size());
        }
        if (!Arrays.equals(seal.previous(), digest)) {
            find(seal, "is not chained to the seal before");
        }
        try {
            Seal made = new Evidence(seal.algorithm()).seal(seal.position(), seal.stamp(), seal.previous(), digests);
            if (!Arrays.equals(made.digest(), seal.digest())) {
                find(seal, "its digest is not that of its records");
            }
        } catch (IllegalArgumentException e) {
            find(seal, e.getMessage());
        }
        position = seal.position();
        digest = seal.digest();
    }

    /** Records before a position that no seal covers. */
    private void unsealed(long before) {
        while (records.hasNext() && records.peek().position() < before) {
            HistoryRecord loose = records.next();
            verifier.find(Table.HISTORY, loose.position(), loose.ordinal(), "has no seal");
            record.check(loose);
        }
    }

    private void find(Seal seal, String problem) {
        verifier.find(Table.SEALS, seal.position(), 0, problem);
    }
}
