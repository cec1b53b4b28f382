// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** {@link DocumentsContract} in PostgreSQL. */
class PostgresDocumentsTest extends DocumentsContract {
    private final LedgerSettings settings = Postgres.newSchema();

    @Override
    LedgerSettings settings() {
        return settings;
    }

    @AfterEach
    void drop() {
        Postgres.drop(settings);
    }

    @Override
    void damage(boolean cut) throws SQLException {
        try (Connection connection = OpeningTest.raw(settings);
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE document_chunks SET content = "
                    + (cut ? "substr(content, 1, 4)" : "set_byte(content, 0, 126)"));
        }
    }
}
