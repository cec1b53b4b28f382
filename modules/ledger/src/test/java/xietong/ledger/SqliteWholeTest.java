// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/** {@link WholeContract} on SQLite. */
class SqliteWholeTest extends WholeContract {
    private LedgerSettings settings;

    @Override
    LedgerSettings settings() {
        if (settings == null) {
            settings = Engine.SQLITE.settings(folder.resolve("ledger"));
        }
        return settings;
    }
}
