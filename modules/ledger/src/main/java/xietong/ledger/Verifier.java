// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a whole ledger against its own evidence: seals and their chain, every record's digest, each resource's chain,
 * bodies and the personal parts that are left, who was told, mailbox numbers without holes, states, requests,
 * checkpoints, cited documents. It looks only at what was committed before it began, in short reads, so the writer goes on; it keeps no
 * more in memory than a page of rows, however long the ledger is. Lawful erasure is no finding.
 */
public final class Verifier {
    private static final int MOST_FINDINGS = 10_000;

    private final long head;
    private final SqlReads reads;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long total;

    private Verifier(SqlReads reads) {
        this.reads = reads;
        this.head = reads.number("SELECT max(position) FROM seals");
    }

    /** Checks signatures, for which the ledger has no keys. */
    public interface Signatures {
        /** Whether the signature of a checkpoint is right for {@link Evidence#checkpointContent}. */
        boolean checkpoint(Checkpoint checkpoint, byte[] content);

        /** Whether the signed message of a record is rightly signed and is the command recorded there. */
        boolean request(HistoryRecord record);
    }

    /**
     * Something that is not as it was written.
     *
     * @param table where
     * @param place the row: position.ordinal, or its key
     * @param position the record that it belongs to; 0 when it belongs to none
     * @param ordinal and which record there
     * @param problem what is wrong
     */
    public record Finding(String table, String place, long position, int ordinal, String problem) {
        @Override
        public String toString() {
            return table + " " + place + ": " + problem;
        }
    }

    /**
     * Outcome of a verification.
     *
     * @param position everything up to here was checked
     * @param findings the first ten thousand findings
     * @param total number of all findings
     * @param counts how many of what were checked
     */
    public record Report(long position, List<Finding> findings, long total, Map<String, Long> counts) {
        /** Whether all is as it was written. */
        public boolean isWhole() {
            return total == 0;
        }
    }

    /** Only whether the documents that are cited are there; their content is not read. */
    public static List<DocumentFault> missingDocuments(Ledger ledger) {
        return new VerifyDocuments(sql(ledger).reads(), ledger.documents()).missing();
    }

    private static SqlLedger sql(Ledger ledger) {
        if (!(ledger instanceof SqlLedger sql)) {
            throw new IllegalArgumentException("not a ledger that can be verified: " + ledger.getClass());
        }
        return sql;
    }

    /** Verifies a ledger, also one that was opened read-only. */
    public static Report verify(Ledger ledger, Signatures signatures) {
        SqlLedger sql = sql(ledger);
        var verifier = new Verifier(sql.reads());
        new VerifySeals(verifier, signatures).run();
        new VerifyResources(verifier).run();
        new VerifyMailboxes(verifier).run();
        new VerifyRows(verifier, ledger.info(), signatures).run();
        new VerifyDocuments(sql.reads(), ledger.documents()).run(verifier);
        return new Report(
                verifier.head,
                List.copyOf(verifier.findings),
                verifier.total,
                new LinkedHashMap<>(verifier.counts));
    }

    /** Nothing beyond this position is looked at. */
    long head() {
        return head;
    }

    SqlReads reads() {
        return reads;
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** A finding about a record. */
    void find(Table table, long position, int ordinal, String problem) {
        add(new Finding(table.table, position + "." + ordinal, position, ordinal, problem));
    }

    /** A finding about a row of another key. */
    void find(Table table, String place, String problem) {
        add(new Finding(table.table, place, 0, 0, problem));
    }

    private void add(Finding finding) {
        total++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
