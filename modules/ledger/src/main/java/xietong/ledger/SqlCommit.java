// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a batch in one transaction: locks the lease's row and looks where the ledger stands, writes, commits. On
 * PostgreSQL that is three round trips.
 */
final class SqlCommit {
    private final Database database;
    private final LedgerInfo info;
    private final String lease;

    SqlCommit(Database database, LedgerInfo info) {
        this.database = database;
        this.info = info;
        lease = "SELECT l.node, l.epoch, l.expires > " + database.now() + ", s.position, s.digest, "
                + database.stillDurable()
                + " FROM lease l LEFT JOIN seals s ON s.position = (SELECT max(position) FROM seals)"
                + " WHERE l.id = 1" + database.forUpdate();
    }

    void commit(Lease held, Batch batch) throws SQLException {
        if (info.mode() != xietong.v1.Mode.MODE_DRILL
                && batch.entries().stream().anyMatch(entry -> entry.drillOffset() != null)) {
            throw new IllegalStateException("only the clock of a DRILL ledger is moved");
        }
        var rows = new BatchRows(batch);
        List<Change> changes = rows.changes();
        try {
            database.writer().transaction(c -> {
                check(held, batch.seal());
                database.apply(changes);
                return null;
            });
        } catch (SQLException e) {
            if (database.isRefusal(e)) {
                throw new IllegalStateException("the engine refuses this batch: " + e.getMessage(), e);
            }
            throw e;
        }
        database.committed(rows.erases());
    }

    /** Inside a transaction of the writer's connection: nobody else commits before it ends. */
    void requireHeld(Lease held) throws SQLException {
        check(held, null);
    }

    private void check(Lease held, Seal seal) throws SQLException {
        try (ResultSet row = database.writer().prepared(lease).executeQuery()) {
            if (!row.next()
                    || !row.getString(1).equals(held.node())
                    || row.getLong(2) != held.epoch()
                    || !row.getBoolean(3)) {
                throw new LostLease(held);
            }
            long last = row.getLong(4);
            byte[] digest = row.getBytes(5);
            if (!row.getBoolean(6)) {
                throw new SQLException("the engine's durability settings were weakened while it ran");
            }
            if (seal == null) {
                return;
            }
            if (seal.position() != last + 1) {
                throw new IllegalStateException("position " + seal.position() + " does not follow " + last);
            }
            if (!Arrays.equals(seal.previous(), digest == null ? new byte[0] : digest)) {
                throw new IllegalStateException("seal " + seal.position() + " is not chained to the one before");
            }
        }
    }
}
