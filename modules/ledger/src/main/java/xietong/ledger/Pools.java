// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Bounded pools of connections. Nothing is connected before the first use. */
final class Pools {
    static final int PATIENCE_MILLIS = 5_000;

    private Pools() {}

    static HikariDataSource of(String name, DataSource source, int most, boolean readOnly) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(0);
        pool.setReadOnly(readOnly);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        // An engine that is away is an SQLException like any other, at first use, too.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
