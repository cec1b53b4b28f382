// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A ledger whose tables are put back as they were after each change. */
final class MendedLedger {
    final LedgerSettings settings;
    final Ledger ledger;
    private final Map<Table, List<Object[]>> rows = new EnumMap<>(Table.class);

    MendedLedger(LedgerSettings settings) {
        this.settings = settings;
        ledger = Ledgers.open(settings);
        Samples.fill(new Scribe(ledger));
        try (Connection connection = OpeningTest.raw(settings)) {
            for (Table table : Table.values()) {
                rows.put(table, SqlReads.list(connection, "SELECT " + table.names() + " FROM " + table.table, r -> {
                    Object[] row = new Object[table.columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = table.columns.get(i).type().read(r, i + 1);
                    }
                    return row;
                }));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void mend(String changes) throws SQLException {
        try (Connection connection = OpeningTest.raw(settings)) {
            connection.setAutoCommit(false);
            for (Table table : Table.values()) {
                if (!changes.contains(table.table)) {
                    continue;
                }
                try (var delete = connection.createStatement();
                        var insert = connection.prepareStatement(table.insert())) {
                    delete.executeUpdate("DELETE FROM " + table.table);
                    for (Object[] row : rows.get(table)) {
                        for (int i = 0; i < row.length; i++) {
                            table.columns.get(i).type().bind(insert, i + 1, row[i]);
                        }
                        insert.executeUpdate();
                    }
                }
            }
            connection.commit();
        }
    }
}
