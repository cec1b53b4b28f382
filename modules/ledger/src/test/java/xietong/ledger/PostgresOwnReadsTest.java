// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import org.junit.jupiter.api.AfterEach;

/** {@link OwnReadsContract} on PostgreSQL. */
class PostgresOwnReadsTest extends OwnReadsContract {
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
    int pooled() {
        return PostgresDatabase.READERS;
    }
}
