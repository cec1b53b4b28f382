// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of every ledger with their columns, in the order of the migration: one place for whoever inserts, copies
 * or verifies rows. A test compares it with the engine's own catalogue.
 */
enum Table {
    LEDGER_META("ledger_meta", 1, "key text", "value text"),
    LEASE("lease", 1, "id int", "node text", "epoch long", "expires long"),
    SEALS("seals", 1, "position long", "stamp long", "entries int", "algorithm text", "previous bytes", "digest bytes"),
    HISTORY(
            "history",
            2,
            "position long",
            "ordinal int",
            "kind text",
            "resource text",
            "revision long",
            "stamp long",
            "organisation text",
            "officer text",
            "command text",
            "rules_version long",
            "algorithm text",
            "previous bytes",
            "body_digests bytes",
            "outcome bytes",
            "digest bytes"),
    HISTORY_BODIES(
            "history_bodies",
            2,
            "position long",
            "ordinal int",
            "body bytes",
            "parts bytes",
            "signed bytes",
            "signed_crc long"),
    STATES(
            "states",
            1,
            "id text",
            "kind text",
            "revision long",
            "position long",
            "body bytes",
            "digest bytes",
            "crc long"),
    REQUESTS(
            "requests",
            2,
            "organisation text",
            "request_id text",
            "position long",
            "ordinal int",
            "receipt bytes",
            "crc long"),
    MAILBOXES("mailboxes", 1, "mailbox text", "head long"),
    DELIVERIES(
            "deliveries",
            2,
            "mailbox text",
            "seq long",
            "position long",
            "ordinal int",
            "topic text",
            "relation text",
            "division text",
            "person text"),
    SUBSCRIPTIONS(
            "subscriptions",
            2,
            "mailbox text",
            "name text",
            "topics text",
            "cursor long",
            "areas text",
            "persons text"),
    TIMERS("timers", 1, "id text", "resource text", "due long", "command bytes", "crc long"),
    INDEX_ROWS("index_rows", 4, "list text", "owner text", "sort text", "resource text"),
    CITATIONS("citations", 3, "organisation text", "digest text", "resource text"),
    ERASURES("erasures", 2, "organisation text", "digest text"),
    RULES("rules", 2, "key text", "version long", "body bytes", "crc long"),
    CHECKPOINTS(
            "checkpoints",
            2,
            "position long",
            "key_id text",
            "digest bytes",
            "stamp long",
            "algorithm text",
            "signature bytes"),
    DOCUMENTS("documents", 2, "organisation text", "digest text", "size long"),
    DOCUMENT_CHUNKS("document_chunks", 3, "organisation text", "digest text", "ordinal int", "content bytes"),
    STATISTICS("statistics", 3, "organisation text", "day text", "kind text", "body bytes", "crc long");

    /** One column. */
    record Column(String name, Type type) {}

    /** Types of columns and of statement parameters. */
    enum Type {
        TEXT("text", String[].class),
        LONG("bigint", Long[].class),
        INT("integer", Integer[].class),
        BYTES("bytea", byte[][].class);

        /** Name in PostgreSQL. */
        final String postgres;

        private final Class<? extends Object[]> array;

        Type(String postgres, Class<? extends Object[]> array) {
            this.postgres = postgres;
            this.array = array;
        }

        /** One column of several rows, as the array that PostgreSQL unnests. */
        Object[] array(List<Object[]> rows, int column) {
            return Arrays.copyOf(rows.stream().map(row -> row[column]).toArray(), rows.size(), array);
        }

        /** Reads a value as Long, Integer, String or byte array; null where it is NULL. */
        Object read(ResultSet from, int index) throws SQLException {
            Object value =
                    switch (this) {
                        case TEXT -> from.getString(index);
                        case LONG -> from.getLong(index);
                        case INT -> from.getInt(index);
                        case BYTES -> from.getBytes(index);
                    };
            return from.wasNull() ? null : value;
        }

        /** Binds a value. */
        void bind(PreparedStatement to, int index, Object value) throws SQLException {
            if (value == null) {
                to.setNull(index, this == BYTES ? java.sql.Types.BINARY : java.sql.Types.BIGINT);
                return;
            }
            switch (this) {
                case TEXT -> to.setString(index, (String) value);
                case LONG -> to.setLong(index, (Long) value);
                case INT -> to.setInt(index, (Integer) value);
                case BYTES -> to.setBytes(index, (byte[]) value);
            }
        }
    }

    /** Name in the schema. */
    final String table;

    /** Its columns, the primary key's first. */
    final List<Column> columns;

    /** Number of columns of the primary key. */
    final int keys;

    Table(String table, int keys, String... columns) {
        this.table = table;
        this.keys = keys;
        this.columns = Arrays.stream(columns)
                .map(c -> c.split(" "))
                .map(c -> new Column(c[0], Type.valueOf(c[1].toUpperCase(java.util.Locale.ROOT))))
                .toList();
    }

    /** Types of its columns. */
    List<Type> types() {
        return columns.stream().map(Column::type).toList();
    }

    /** Names of its columns with commas between. */
    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Names of its key's columns with commas between. */
    String keyNames() {
        return columns.stream().limit(keys).map(Column::name).collect(Collectors.joining(", "));
    }

    /** INSERT of one row. */
    String insert() {
        return "INSERT INTO " + table + " (" + names() + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** INSERT of many rows from one array for each column; PostgreSQL only. */
    String insertUnnested() {
        return "INSERT INTO " + table + " (" + names() + ") SELECT * FROM unnest("
                + columns.stream().map(c -> "?::" + c.type().postgres + "[]").collect(Collectors.joining(", ")) + ")";
    }
}
