// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Stores checkpoints. One that contradicts its seal is refused; one that is there already changes nothing. */
final class SqlCheckpoints {
    private final Database database;

    SqlCheckpoints(Database database) {
        this.database = database;
    }

    void put(Checkpoint checkpoint) throws SQLException {
        database.upkeep().transaction(c -> {
            PreparedStatement seal = database.upkeep().prepared("SELECT digest FROM seals WHERE position = ?");
            seal.setLong(1, checkpoint.position());
            try (ResultSet row = seal.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), checkpoint.digest())) {
                    throw new IllegalStateException(
                            "checkpoint of position " + checkpoint.position() + " is not of what is sealed there");
                }
            }
            List<Table.Column> columns = Table.CHECKPOINTS.columns;
            PreparedStatement insert =
                    database.upkeep().prepared(Table.CHECKPOINTS.insert() + " ON CONFLICT DO NOTHING");
            Object[] values = Rows.checkpoint(checkpoint);
            for (int i = 0; i < values.length; i++) {
                columns.get(i).type().bind(insert, i + 1, values[i]);
            }
            return insert.executeUpdate();
        });
    }
}
