// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Mode;

/** {@link OwnReadsContract} on SQLite. */
class SqliteOwnReadsTest extends OwnReadsContract {
    @TempDir
    Path folder;

    @Override
    LedgerSettings settings() {
        return LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
    }

    @Override
    int pooled() {
        return SqliteDatabase.READERS;
    }
}
