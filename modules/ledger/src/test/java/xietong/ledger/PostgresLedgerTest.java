// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/** {@link LedgerContract} on PostgreSQL. */
class PostgresLedgerTest extends LedgerContract {
    private final LedgerSettings settings = Postgres.newDatabase();

    @Override
    LedgerSettings settings() {
        return settings;
    }
}
