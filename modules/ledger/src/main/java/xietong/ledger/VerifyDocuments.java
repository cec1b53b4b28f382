// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every document that is cited is stored as it was put there. What was lawfully erased is cited no more. */
final class VerifyDocuments {
    private static final int AT_ONCE = 256;

    private final SqlReads reads;
    private final Documents documents;
    private final Pages<DocumentKey> cited;

    VerifyDocuments(SqlReads reads, Documents documents) {
        this.reads = reads;
        this.documents = documents;
        cited = new Pages<>(
                reads,
                "SELECT DISTINCT organisation, digest FROM citations WHERE 1 = 1",
                "organisation, digest",
                r -> new DocumentKey(r.getString(1), r.getString(2)),
                d -> new Object[] {d.organisation(), d.digest()});
    }

    /** Reads all of them. */
    void run(Verifier verifier) {
        while (cited.hasNext()) {
            DocumentKey document = cited.next();
            verifier.count("documents");
            String problem = problem(document);
            if (problem != null && isStillCited(document)) {
                verifier.find(
                        Table.CITATIONS,
                        document.organisation() + " " + document.digest(),
                        "the document " + problem);
            }
        }
        verifier.count("documents to erase", reads.number("SELECT count(*) FROM erasures"));
    }

    /** Only looks whether they are there. */
    List<DocumentFault> missing() {
        var missing = new ArrayList<DocumentFault>();
        while (cited.hasNext()) {
            var some = new ArrayList<DocumentKey>();
            while (some.size() < AT_ONCE && cited.hasNext()) {
                some.add(cited.next());
            }
            Map<DocumentKey, Long> sizes = documents.sizes(some);
            some.stream()
                    .filter(document -> !sizes.containsKey(document) && isStillCited(document))
                    .forEach(document -> missing.add(new DocumentFault(document, "is not stored")));
        }
        return missing;
    }

    private String problem(DocumentKey document) {
        try {
            return documents.get(document.organisation(), document.digest(), OutputStream.nullOutputStream())
                    ? null
                    : "is not stored";
        } catch (Documents.Damaged e) {
            return "is not what was stored: " + e.getMessage();
        } catch (IOException | IllegalArgumentException e) {
            return "cannot be read: " + e.getMessage();
        }
    }

    /** An erasure may have come in between. */
    private boolean isStillCited(DocumentKey document) {
        return reads.first(
                        "SELECT 1 FROM citations WHERE organisation = ? AND digest = ? LIMIT 1",
                        r -> true,
                        document.organisation(),
                        document.digest())
                .isPresent();
    }
}
