// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The documents in a backup file. */
final class BackupDocuments {
    private BackupDocuments() {}

    /** What is cited in the backup but is not in it as it was put there. Reads all documents. */
    static List<DocumentFault> faults(Connection backup) throws SQLException, IOException {
        var faults = new ArrayList<DocumentFault>();
        try (var statement = backup.createStatement();
                ResultSet cited = statement.executeQuery("SELECT c.organisation, c.digest, max(d.size) FROM citations c"
                        + " LEFT JOIN documents d ON d.organisation = c.organisation AND d.digest = c.digest"
                        + " GROUP BY c.organisation, c.digest ORDER BY c.organisation, c.digest")) {
            while (cited.next()) {
                var document = new DocumentKey(cited.getString(1), cited.getString(2));
                long size = cited.getLong(3);
                String problem = cited.wasNull() ? "is not in the backup" : difference(backup, document, size);
                if (problem != null) {
                    faults.add(new DocumentFault(document, problem));
                }
            }
        }
        return faults;
    }

    private static String difference(Connection backup, DocumentKey document, long size) throws IOException {
        try (var content = new Measured(content(backup, document), document.digest(), size)) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.difference();
        } catch (Documents.DigestMismatch e) {
            return e.getMessage();
        }
    }

    /** A document's content. */
    static ChunkStream content(Connection backup, DocumentKey document) {
        return new ChunkStream(number -> {
            try {
                List<byte[]> found = SqlReads.list(
                        backup,
                        ChunkStream.Chunks.SELECT,
                        r -> r.getBytes(1),
                        document.organisation(),
                        document.digest(),
                        number);
                return found.isEmpty() ? null : found.get(0);
            } catch (SQLException e) {
                throw new IOException("document " + document.digest() + " cannot be read", e);
            }
        });
    }
}
