// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import org.junit.jupiter.api.AfterEach;

/** {@link ReadsContract} on PostgreSQL. */
class PostgresReadsTest extends ReadsContract {
    private final LedgerSettings settings = Postgres.newSchema();

    @Override
    LedgerSettings settings() {
        return settings;
    }

    @AfterEach
    void drop() {
        Postgres.drop(settings);
    }
}
