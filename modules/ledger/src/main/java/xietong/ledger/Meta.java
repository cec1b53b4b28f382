// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import xietong.v1.Mode;

/** The ledger's few facts about itself, in ledger_meta. */
final class Meta {
    static final String MAILBOX_EPOCH = "mailbox_epoch";
    static final String DRILL_OFFSET = "drill_offset";
    /** How the figures were counted last; absent where they never were. */
    static final String STATISTICS = "statistics";

    private static final String ID = "id";
    private static final String MODE = "mode";
    private static final String DIGEST_ALGORITHM = "digest_algorithm";
    private static final String CREATED = "created";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Meta() {}

    /** Whether the schema of this connection has a table. */
    static boolean hasTable(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    /** What is stored; empty where there is no ledger. */
    static Map<String, String> read(Connection connection) throws SQLException {
        var meta = new HashMap<String, String>();
        if (hasTable(connection, Table.LEDGER_META.table)) {
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key, value FROM ledger_meta")) {
                while (rows.next()) {
                    meta.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return meta;
    }

    /** Stores the facts of a new ledger; when another process was first, its facts stay. */
    static void create(Connection connection, Mode mode, String algorithm, Instant now) throws SQLException {
        if (mode != Mode.MODE_LIVE && mode != Mode.MODE_DRILL) {
            throw new IllegalStateException("a ledger is created LIVE or DRILL, not " + mode);
        }
        new Evidence(algorithm);
        var facts = new LinkedHashMap<String, String>();
        facts.put(ID, UUID.randomUUID().toString());
        facts.put(MODE, mode.name());
        facts.put(DIGEST_ALGORITHM, algorithm);
        facts.put(MAILBOX_EPOCH, newEpoch());
        facts.put(DRILL_OFFSET, "PT0S");
        facts.put(CREATED, now.toString());
        // The lease's row first: whoever comes second waits for the first one's transaction there.
        try (var statement = connection.createStatement()) {
            if (statement.executeUpdate("INSERT INTO lease (id, node, epoch, expires) VALUES (1, '', 0, 0)"
                            + " ON CONFLICT DO NOTHING")
                    == 0) {
                return;
            }
        }
        for (var fact : facts.entrySet()) {
            put(connection, fact.getKey(), fact.getValue());
        }
    }

    /** Stores or replaces one fact. */
    static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger_meta (key, value)"
                + " VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    /** What was fixed at creation. */
    static LedgerInfo info(Map<String, String> meta, String engine, boolean asynchronous) {
        return new LedgerInfo(
                meta.get(ID),
                Mode.valueOf(meta.get(MODE)),
                engine,
                meta.get(DIGEST_ALGORITHM),
                meta.get(MAILBOX_EPOCH),
                Instant.parse(meta.get(CREATED)),
                asynchronous);
    }

    /** A short random epoch of mailbox numbering. */
    static String newEpoch() {
        return Long.toString(RANDOM.nextLong(1L << 40), 36);
    }
}
