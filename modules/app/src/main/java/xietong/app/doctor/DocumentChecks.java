// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.util.ArrayList;
import java.util.List;
import xietong.ledger.DocumentFault;
import xietong.ledger.DocumentKey;
import xietong.ledger.Ledger;
import xietong.ledger.Verifier;

/** The documents: is every one there that is cited, and is none left that should be erased. Their content is not read. */
final class DocumentChecks {
    private static final int MOST_PENDING = 1_000;

    private DocumentChecks() {}

    static List<Finding> of(Ledger ledger) {
        List<Finding> findings = new ArrayList<>();
        List<DocumentFault> missing = Verifier.missingDocuments(ledger);
        findings.add(missing.isEmpty()
                ? Finding.ok("documents", "every one that is cited is stored")
                : Finding.fault("documents", missing.size() + " that are cited are not stored, first " + missing.get(0),
                        "xietong verify names all, an upload of the same file heals it"));
        List<DocumentKey> pending = ledger.documentsToErase(null, MOST_PENDING);
        if (!pending.isEmpty()) {
            findings.add(Finding.note("erasure", (pending.size() < MOST_PENDING ? "" : "at least ") + pending.size()
                    + " documents are still to be erased", "let the hub run: it does so"));
        }
        return findings;
    }
}
