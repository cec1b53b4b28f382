// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The writer lease: one row with node, epoch and expiry by the engine's clock. Whoever commits locks it for the
 * length of the transaction, so a taking by another waits until nothing of the old writer is in flight.
 */
final class SqlLease {
    private final Database database;

    SqlLease(Database database) {
        this.database = database;
    }

    Optional<Lease> acquire(String node, Duration validity) throws SQLException {
        if (node.isEmpty()) {
            throw new IllegalArgumentException("a node needs a name to hold the lease");
        }
        boolean alone = database.excludes();
        if (!alone && !database.exclude()) {
            return Optional.empty();
        }
        Optional<Lease> lease = Optional.empty();
        try {
            // Whoever gets the exclusion knows that the holder in the row is gone, however long its lease would last.
            boolean orphaned = !alone;
            lease = database.upkeep().transaction(c -> {
                Optional<Lease> taken = take(node, validity, orphaned ? -1 : gone());
                if (taken.isPresent()) {
                    // A later program may have changed meanwhile what this one must not write beside.
                    Migrations.require(c);
                }
                return taken;
            });
        } finally {
            if (lease.isEmpty() && !alone) {
                database.admit();
            }
        }
        return lease;
    }

    /** The epoch in the row where the engine knows that its holder has ended; else one that never was. */
    private long gone() throws SQLException {
        try (ResultSet row = database.upkeep()
                .prepared("SELECT epoch FROM lease WHERE id = 1")
                .executeQuery()) {
            return row.next() && database.hasEnded(row.getLong(1)) ? row.getLong(1) : Long.MIN_VALUE;
        }
    }

    /** {@code orphaned} is the epoch that may be taken from its holder, -1 any. */
    private Optional<Lease> take(String node, Duration validity, long orphaned) throws SQLException {
        PreparedStatement take = database.upkeep()
                .prepared("UPDATE lease SET node = ?, epoch = epoch + 1, expires = " + database.now() + " + ?"
                        + " WHERE id = 1 AND (? OR epoch = ? OR node = '' OR node = ? OR expires <= " + database.now() + ")");
        take.setString(1, node);
        take.setLong(2, micros(validity));
        take.setBoolean(3, orphaned == -1);
        take.setLong(4, orphaned);
        take.setString(5, node);
        if (take.executeUpdate() == 0) {
            return Optional.empty();
        }
        // Still inside the transaction, so this is the epoch that was just begun.
        try (ResultSet row = database.upkeep()
                .prepared("SELECT epoch FROM lease WHERE id = 1")
                .executeQuery()) {
            row.next();
            database.tie(row.getLong(1));
            return Optional.of(new Lease(node, row.getLong(1)));
        }
    }

    boolean renew(Lease lease, Duration validity) throws SQLException {
        return database.upkeep().transaction(c -> {
            PreparedStatement renew = database.upkeep()
                    .prepared("UPDATE lease SET expires = " + database.now() + " + ? WHERE id = 1 AND node = ?"
                            + " AND epoch = ? AND expires > " + database.now());
            renew.setLong(1, micros(validity));
            renew.setString(2, lease.node());
            renew.setLong(3, lease.epoch());
            boolean renewed = renew.executeUpdate() == 1;
            if (renewed) {
                database.tie(lease.epoch());
            }
            return renewed;
        });
    }

    void release(Lease lease) throws SQLException {
        boolean released = database.upkeep().transaction(c -> {
            PreparedStatement release = database.upkeep()
                    .prepared("UPDATE lease SET node = '', expires = 0 WHERE id = 1 AND node = ? AND epoch = ?");
            release.setString(1, lease.node());
            release.setLong(2, lease.epoch());
            return release.executeUpdate() == 1;
        });
        if (released) {
            database.admit();
        }
    }

    private static long micros(Duration validity) {
        return validity.toNanos() / 1_000;
    }
}
