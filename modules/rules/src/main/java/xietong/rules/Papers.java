// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.v1.DocumentRef;
import xietong.v1.Paper;
import xietong.v1.Reason;

/** Papers of commands and resources: what they must hold, and which documents carry them. */
public final class Papers {
    private Papers() {}

    /** Papers that carry a document each, of a kind that the rule book knows. */
    public static List<Paper> known(String field, List<Paper> papers, Context context) {
        Checks.list(field, papers, 0);
        Set<String> kinds = context.book().matters().papers().keySet();
        for (Paper paper : papers) {
            if (!kinds.contains(paper.getKind())) {
                throw Refused.field(field + ".kind", String.join(", ", kinds));
            }
            Checks.text(field + ".number", paper.getNumber(), 100);
            document(field + ".document", paper.getDocument());
        }
        return papers;
    }

    /** Papers as {@link #known}, all that are needed among them; refused with REASON_PAPERS_MISSING. */
    public static List<Paper> complete(List<Paper> papers, List<String> needed, String article, Context context) {
        known("papers", papers, context);
        complete("papers", papers, needed, article);
        return papers;
    }

    /** Refused with REASON_PAPERS_MISSING where one of those wanted is not there. */
    public static void complete(String field, List<Paper> papers, List<String> wanted, String article) {
        List<String> present = papers.stream().map(Paper::getKind).toList();
        List<String> missing = wanted.stream().filter(p -> !present.contains(p)).toList();
        if (!missing.isEmpty()) {
            throw new Refused(Reason.REASON_PAPERS_MISSING, "papers are missing: " + String.join(", ", missing))
                    .with("field", field)
                    .with("missing", String.join(",", missing))
                    .with("article", article);
        }
    }

    private static void document(String field, DocumentRef document) {
        int organisation = document.getOrganisation().length();
        if (!document.getDigest().matches("sha256:[0-9a-f]{64}") || organisation < 1 || organisation > 32) {
            throw new Refused(Reason.REASON_DOCUMENT_UNKNOWN, field + ": no document is named")
                    .with("field", field)
                    .with("accepted", "organisation, and sha256: with 64 lower-case hexadecimal digits");
        }
        Checks.text(field + ".name", document.getName(), 200);
        Checks.text(field + ".media_type", document.getMediaType(), 100);
    }

    /** The documents, each once, by uploader and digest only. */
    public static Set<DocumentRef> documents(Stream<Paper> papers) {
        var documents = new LinkedHashSet<DocumentRef>();
        papers.map(Paper::getDocument)
                .forEach(d -> documents.add(DocumentRef.newBuilder()
                        .setOrganisation(d.getOrganisation())
                        .setDigest(d.getDigest())
                        .build()));
        return documents;
    }
}
