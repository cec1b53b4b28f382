// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Erases the documents that erasures left over. The row that says so goes last: after a crash in between the document
 * is erased again, which changes nothing.
 */
final class SqlErasures {
    private final Database database;
    private final StoredDocuments documents;
    private final SqlCommit commits;

    SqlErasures(Database database, StoredDocuments documents, SqlCommit commits) {
        this.database = database;
        this.documents = documents;
        this.commits = commits;
    }

    void erase(Lease lease, DocumentKey document) throws SQLException {
        database.writer().transaction(connection -> {
            commits.requireHeld(lease);
            if (statement("DELETE FROM erasures WHERE organisation = ? AND digest = ?", document).executeUpdate() > 0
                    && !isCited(document)) {
                documents.erase(connection, document);
            }
            return null;
        });
    }

    private boolean isCited(DocumentKey document) throws SQLException {
        try (ResultSet row = statement(
                        "SELECT 1 FROM citations WHERE organisation = ? AND digest = ? LIMIT 1", document)
                .executeQuery()) {
            return row.next();
        }
    }

    private PreparedStatement statement(String sql, DocumentKey document) throws SQLException {
        PreparedStatement statement = database.writer().prepared(sql);
        statement.setString(1, document.organisation());
        statement.setString(2, document.digest());
        return statement;
    }
}
