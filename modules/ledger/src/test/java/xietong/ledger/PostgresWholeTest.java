// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/** {@link WholeContract} on PostgreSQL. */
class PostgresWholeTest extends WholeContract {
    private LedgerSettings settings;

    @Override
    LedgerSettings settings() {
        if (settings == null) {
            settings = Engine.POSTGRESQL.settings(folder.resolve("ledger"));
        }
        return settings;
    }
}
