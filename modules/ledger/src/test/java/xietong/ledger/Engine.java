// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import xietong.v1.Mode;

/** The engines, for tests that need one after the other. */
enum Engine {
    SQLITE,
    POSTGRESQL;

    /** Settings of a ledger that does not exist yet. */
    LedgerSettings settings(Path folder) {
        return this == SQLITE ? LedgerSettings.sqlite(folder, Mode.MODE_LIVE) : Postgres.newSchema();
    }
}
