// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through seals and records in order of position: the chain of seals, and each record's place in its seal. */
final class VerifySeals {
    private final Verifier verifier;
    private final VerifyRecord record;
    private final Pages<Seal> seals;
    private final Pages<HistoryRecord> records;
    private long position;
    private byte[] digest = new byte[0];

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
    }

    private void seal(Seal seal) {
        verifier.count("seals");
        if (seal.position() != position + 1) {
            find(seal, "follows position " + position);
        }
        unsealed(seal.position());
        List<byte[]> digests = new ArrayList<>();
        while (records.hasNext() && records.peek().position() == seal.position()) {
            HistoryRecord next = records.next();
            if (next.ordinal() != digests.size()) {
                verifier.find(Table.HISTORY, next.position(), next.ordinal(), "record " + digests.size() + " is missing");
            }
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
