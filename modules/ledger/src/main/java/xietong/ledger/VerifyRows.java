// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.Arrays;
import java.util.List;

/** The tables beside history: requests, timers, rule book, checkpoints, subscriptions, citations, lists, figures. */
final class VerifyRows {
    private final Verifier verifier;
    private final LedgerInfo info;
    private final Verifier.Signatures signatures;

    /** A row with its check, and whether what it points to is there. */
    private record Checked(Object[] row, long crc, boolean pointsToSomething) {
        boolean isDamaged() {
            return (Long) row[row.length - 1] != crc;
        }
    }

    VerifyRows(Verifier verifier, LedgerInfo info, Verifier.Signatures signatures) {
        this.verifier = verifier;
        this.info = info;
        this.signatures = signatures;
    }

    void run() {
        requests();
        timers();
        rules();
        checkpoints();
        subscriptions();
        pointers(Table.CITATIONS);
        pointers(Table.INDEX_ROWS);
        figures();
    }

    private void requests() {
        long[] upToHead = {0};
        checked(
                Table.REQUESTS,
                "SELECT t.organisation, t.request_id, t.position, t.ordinal, t.receipt, t.crc, h.position FROM requests t"
                        + " LEFT JOIN history h ON h.position = t.position AND h.ordinal = t.ordinal WHERE 1 = 1",
                r -> {
                    StoredRequest request = Rows.request(r);
                    upToHead[0] += request.position() <= verifier.head() ? 1 : 0;
                    return new Checked(Rows.request(request), r.getLong(6), r.getString(7) != null);
                });
        long commands = verifier.counted("records") - verifier.counted("effects");
        if (upToHead[0] != commands) {
            verifier.find(Table.REQUESTS, "all", upToHead[0] + " requests for " + commands + " commands");
        }
    }

    private void timers() {
        checked(
                Table.TIMERS,
                "SELECT t.id, t.resource, t.due, t.command, t.crc FROM timers t WHERE 1 = 1",
                r -> new Checked(Rows.timer(Rows.timer(r)), r.getLong(5), true));
    }

    private void rules() {
        checked(
                Table.RULES,
                "SELECT t.key, t.version, t.body, t.crc FROM rules t WHERE 1 = 1",
                r -> new Checked(Crc.row(r.getString(1), r.getLong(2), r.getBytes(3)), r.getLong(4), true));
    }

    private void figures() {
        checked(
                Table.STATISTICS,
                "SELECT t.organisation, t.day, t.kind, t.body, t.crc FROM statistics t WHERE 1 = 1",
                r -> new Checked(Rows.figures(Rows.figures(r)), r.getLong(5), true));
    }

    private void checked(Table table, String select, SqlReads.Row<Checked> row) {
        String key = "t." + table.keyNames().replace(", ", ", t.");
        var rows = new Pages<>(
                verifier.reads(), select, key, row, checked -> Arrays.copyOf(checked.row(), table.keys));
        while (rows.hasNext()) {
            Checked next = rows.next();
            verifier.count(table.table);
            if (next.isDamaged()) {
                verifier.find(table, place(table, next.row()), "is damaged");
            }
            if (!next.pointsToSomething()) {
                verifier.find(table, place(table, next.row()), "points to no record");
            }
        }
    }

    private void checkpoints() {
        List<Checkpoint> all = verifier.reads()
                .list("SELECT " + Table.CHECKPOINTS.names() + " FROM checkpoints ORDER BY position", Rows::checkpoint);
        for (Checkpoint checkpoint : all) {
            verifier.count("checkpoints");
            String place = checkpoint.position() + " " + checkpoint.keyId();
            List<byte[]> seal = verifier.reads()
                    .list("SELECT digest FROM seals WHERE position = ?", r -> r.getBytes(1), checkpoint.position());
            if (seal.isEmpty() || !Arrays.equals(seal.get(0), checkpoint.digest())) {
                verifier.find(Table.CHECKPOINTS, place, "is not of what is sealed there");
            }
            byte[] content = Evidence.checkpointContent(
                    info.id(), checkpoint.position(), checkpoint.digest(), checkpoint.stamp());
            if (!signatures.checkpoint(checkpoint, content)) {
                verifier.find(Table.CHECKPOINTS, place, "its signature is wrong");
            }
        }
    }

    private void subscriptions() {
        var rows = new Pages<>(
                verifier.reads(),
                "SELECT t.mailbox, t.name, t.topics, t.cursor, coalesce(m.head, 0) FROM subscriptions t"
                        + " LEFT JOIN mailboxes m ON m.mailbox = t.mailbox WHERE 1 = 1",
                "t.mailbox, t.name",
                r -> new Object[] {r.getString(1), r.getString(2), r.getLong(4), r.getLong(5)},
                row -> Arrays.copyOf(row, 2));
        while (rows.hasNext()) {
            Object[] row = rows.next();
            verifier.count("subscriptions");
            long cursor = (Long) row[2];
            if (cursor < 0 || cursor > (Long) row[3]) {
                verifier.find(
                        Table.SUBSCRIPTIONS, place(Table.SUBSCRIPTIONS, row), "its cursor is not within its mailbox");
            }
        }
    }

    /** Rows that name a resource: it must have history. */
    private void pointers(Table table) {
        String columns = "t." + table.names().replace(", ", ", t.");
        var rows = new Pages<>(
                verifier.reads(),
                "SELECT " + columns + ", h.resource FROM " + table.table
                        + " t LEFT JOIN history h ON h.resource = t.resource AND h.revision = 1 WHERE 1 = 1",
                columns,
                r -> {
                    Object[] row = new Object[table.columns.size() + 1];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = r.getString(i + 1);
                    }
                    return row;
                },
                row -> Arrays.copyOf(row, table.keys));
        while (rows.hasNext()) {
            Object[] row = rows.next();
            verifier.count(table.table);
            if (row[table.columns.size()] == null) {
                verifier.find(table, place(table, row), "names a resource without history");
            }
        }
    }

    private static String place(Table table, Object[] row) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < table.keys; i++) {
            place.append(i == 0 ? "" : " ").append(row[i]);
        }
        return place.toString();
    }
}
