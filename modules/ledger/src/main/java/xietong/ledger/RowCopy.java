// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Copies the rows of tables from one connection to another, of whichever engines, without holding them in memory. */
final class RowCopy {
    /** Tables that documents are kept in. */
    static final Set<Table> DOCUMENTS = EnumSet.of(Table.DOCUMENTS, Table.DOCUMENT_CHUNKS);

    /** All others. */
    static final Set<Table> FACTS = EnumSet.complementOf(EnumSet.copyOf(DOCUMENTS));

    private static final int AT_ONCE = 256;
    private static final int CHUNKS_AT_ONCE = 8;

    private final Connection from;
    private final Connection to;

    /** Both in a transaction. */
    RowCopy(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    void tables(Collection<Table> tables) throws SQLException {
        for (Table table : tables) {
            table(table);
        }
    }

    private void table(Table table) throws SQLException {
        int atOnce = table == Table.DOCUMENT_CHUNKS ? CHUNKS_AT_ONCE : AT_ONCE;
        try (PreparedStatement select = from.prepareStatement(
                        "SELECT " + table.names() + " FROM " + table.table + " ORDER BY " + table.keyNames());
                PreparedStatement insert = to.prepareStatement(table.insert())) {
            select.setFetchSize(atOnce);
            int waiting = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    for (int i = 1; i <= table.columns.size(); i++) {
                        Table.Type type = table.columns.get(i - 1).type();
                        type.bind(insert, i, type.read(rows, i));
                    }
                    insert.addBatch();
                    if (++waiting == atOnce) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }
}
