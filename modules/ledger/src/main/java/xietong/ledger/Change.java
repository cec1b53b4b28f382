// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that one statement writes.
 *
 * @param perRow statement for one row, its parameters numbered (SQLite)
 * @param perSet statement for all rows at once, one array for each column (PostgreSQL)
 * @param types types of the columns
 * @param rows the rows
 * @param refusal what is wrong when not every row takes effect; null when that is allowed
 */
record Change(String perRow, String perSet, List<Table.Type> types, List<Object[]> rows, String refusal) {

    /** Plain insert; a row that is there already is a refusal by the engine. */
    static Change insert(Table table, List<Object[]> rows) {
        return insert(table, "", rows);
    }

    /** Insert with an ON CONFLICT clause. */
    static Change insert(Table table, String onConflict, List<Object[]> rows) {
        return new Change(
                table.insert() + onConflict, table.insertUnnested() + onConflict, table.types(), rows, null);
    }

    /** Insert of rows that replace what is there. */
    static Change put(Table table, List<Object[]> rows) {
        String others = table.columns.stream()
                .skip(table.keys)
                .map(c -> c.name() + " = excluded." + c.name())
                .collect(Collectors.joining(", "));
        return insert(table, " ON CONFLICT (" + table.keyNames() + ") DO UPDATE SET " + others, rows);
    }

    /** Insert of rows that may be there already. */
    static Change add(Table table, List<Object[]> rows) {
        return insert(table, " ON CONFLICT DO NOTHING", rows);
    }

    /** Delete by primary key; a row that is not there is no fault. */
    static Change remove(Table table, List<Object[]> keys) {
        List<Table.Column> columns = table.columns.subList(0, table.keys);
        String perRow = IntStream.range(0, table.keys)
                .mapToObj(i -> columns.get(i).name() + " = ?" + (i + 1))
                .collect(Collectors.joining(" AND "));
        return new Change(
                "DELETE FROM " + table.table + " WHERE " + perRow,
                "DELETE FROM " + table.table + " t USING " + unnested(columns) + " WHERE "
                        + columns.stream()
                                .map(c -> "t." + c.name() + " = v." + c.name())
                                .collect(Collectors.joining(" AND ")),
                columns.stream().map(Table.Column::type).toList(),
                keys,
                null);
    }

    /** A row source v with these columns. */
    static String unnested(List<Table.Column> columns) {
        return "unnest(" + columns.stream().map(c -> "?::" + c.type().postgres + "[]").collect(Collectors.joining(", "))
                + ") AS v(" + columns.stream().map(Table.Column::name).collect(Collectors.joining(", ")) + ")";
    }
}
