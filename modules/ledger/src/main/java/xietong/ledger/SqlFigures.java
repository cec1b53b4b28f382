// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Figures in SQL: how they are read, how a batch changes them, and how all of them are replaced at once. */
final class SqlFigures {
    private static final int AT_ONCE = 5_000;
    private static final String SELECT = "SELECT organisation, day, kind, body FROM statistics WHERE ";

    /** A page of an organisation's figures; no kind is empty, so that before a first day nothing is passed over. */
    static final String OF_DAYS =
            SELECT + "organisation = ? AND (day, kind) > (?, ?) AND day <= ? ORDER BY day, kind LIMIT ?";

    private SqlFigures() {}

    /** Several rows by their keys. */
    static String keyed(int keys) {
        return SELECT + "(organisation, day, kind) IN (VALUES "
                + String.join(", ", Collections.nCopies(keys, "(?, ?, ?)")) + ")";
    }

    static Map<Figures.Key, Figures> of(SqlReads reads, Collection<Figures.Key> keys) {
        var figures = new HashMap<Figures.Key, Figures>();
        SqlReads.inPieces(keys, some -> reads.list(
                        keyed(some.size()),
                        Rows::figures,
                        some.stream().flatMap(k -> Stream.of(k.organisation(), k.day(), k.kind())).toArray())
                .forEach(f -> figures.put(f.key(), f)));
        return figures;
    }

    static List<Figures> ofDays(
            SqlReads reads, String organisation, String firstDay, String lastDay, Figures.Key after, int limit) {
        return reads.list(
                OF_DAYS,
                Rows::figures,
                organisation,
                after == null ? firstDay : after.day(),
                after == null ? "" : after.kind(),
                lastDay,
                limit);
    }

    static int counted(SqlReads reads) {
        return reads.first("SELECT value FROM ledger_meta WHERE key = '" + Meta.STATISTICS + "'", r -> r.getString(1))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The rows of these; those without anything left are removed. */
    static List<Change> changes(List<Figures> figures) {
        var put = new ArrayList<Object[]>();
        var removed = new ArrayList<Object[]>();
        for (Figures f : figures) {
            if (f.body().length == 0) {
                removed.add(new Object[] {f.key().organisation(), f.key().day(), f.key().kind()});
            } else {
                put.add(Rows.figures(f));
            }
        }
        return List.of(Change.remove(Table.STATISTICS, removed), Change.put(Table.STATISTICS, put));
    }

    /** Inside a transaction of the writer's connection: these, and nothing else, counted in this way. */
    static void replace(Database database, List<Figures> all, int counted) throws SQLException {
        database.writer().prepared("DELETE FROM statistics").executeUpdate();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var rows = all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream().map(Rows::figures).toList();
            database.apply(List.of(Change.insert(Table.STATISTICS, rows)));
        }
        database.apply(List.of(Change.put(
                Table.LEDGER_META, List.<Object[]>of(new Object[] {Meta.STATISTICS, Integer.toString(counted)}))));
    }
}
