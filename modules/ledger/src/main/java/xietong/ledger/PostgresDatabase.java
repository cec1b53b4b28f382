// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A ledger in a PostgreSQL schema: one connection commits, one looks up for the writer, one keeps the lease, a pool
 * reads.
 */
final class PostgresDatabase implements Database {
    static final int READERS = 8;
    private static final int CARRIERS = 4;
    private static final int COMMIT_SECONDS = 15;
    private static final int UPKEEP_SECONDS = 8;
    private static final int MIGRATION_SECONDS = 3_600;
    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";

    // A node that is frozen in the middle of a commit must not keep the lease's row for longer than a lease lasts.
    private static final String SHORT = "SET idle_in_transaction_session_timeout = '5s'";

    // The writer's statements all look up by key. Their plans are made once, and not by a table's size at that moment:
    // a plan made while the ledger was empty would scan it for ever.
    private static final String KEYED = SHORT + "; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
            + " SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

    private final PostgresSource server;
    private final PostgresSource source;
    private final OwnConnection writer;
    private final OwnConnection upkeep;
    private final OwnConnection lookups;
    private final HikariDataSource readers;
    private final HikariDataSource carriers;
    /** The epoch that a connection holds a lock for. Only inside transactions of the upkeep. */
    private long tied;

    private Connection tiedBy;

    PostgresDatabase(PostgresSource server) {
        this.server = server;
        source = server.with("SET idle_in_transaction_session_timeout = '60s'");
        // Whoever is cut off from the server must know soon: another node may write by then.
        writer = new OwnConnection(server.with(KEYED).patientFor(COMMIT_SECONDS));
        upkeep = new OwnConnection(server.with(SHORT).patientFor(UPKEEP_SECONDS));
        lookups = new OwnConnection(server.with(KEYED).patientFor(COMMIT_SECONDS));
        readers = Pools.of("ledger-readers", source, READERS, false);
        carriers = Pools.of("ledger-documents", source, CARRIERS, false);
    }

    @Override
    public String engine() {
        return "postgresql";
    }

    /** For migrations, which wait for each other and for old nodes. */
    @Override
    public DataSource source() {
        return source.patientFor(MIGRATION_SECONDS);
    }

    @Override
    public DataSource readSource() {
        return source;
    }

    @Override
    public Instant time(SqlReads reads) {
        return reads.list("SELECT " + now(), r -> Micros.instant(r.getLong(1))).get(0);
    }

    @Override
    public String now() {
        return "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE OF l";
    }

    @Override
    public boolean indexesViews() {
        return true;
    }

    @Override
    public OwnConnection writer() {
        return writer;
    }

    @Override
    public OwnConnection upkeep() {
        return upkeep;
    }

    @Override
    public OwnConnection lookups() {
        return lookups;
    }

    @Override
    public Connection reader() throws SQLException {
        return readers.getConnection();
    }

    @Override
    public Connection carrier() throws SQLException {
        return carriers.getConnection();
    }

    @Override
    public Connection snapshot() throws SQLException {
        Connection connection = source.patient().getConnection();
        try {
            try (var statement = connection.createStatement()) {
                statement.execute("SET idle_in_transaction_session_timeout = 0");
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            // The first read fixes the instant.
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT 1 FROM lease");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** All changes as one message to the server: a commit costs the same few round trips whatever its size. */
    @Override
    public void apply(List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        PreparedStatement statement =
                writer.prepared(changes.stream().map(Change::perSet).collect(Collectors.joining(";\n")));
        Connection connection = statement.getConnection();
        int parameter = 1;
        for (Change change : changes) {
            for (int column = 0; column < change.types().size(); column++) {
                Table.Type type = change.types().get(column);
                statement.setArray(
                        parameter++, connection.createArrayOf(type.postgres, type.array(change.rows(), column)));
            }
        }
        statement.execute();
        for (Change change : changes) {
            int count = statement.getUpdateCount();
            if (change.refusal() != null && count != change.rows().size()) {
                throw new IllegalStateException(change.refusal() + ", in " + names(change.rows()));
            }
            statement.getMoreResults();
        }
    }

    private static String names(List<Object[]> rows) {
        return rows.stream().limit(10).map(row -> row[0].toString()).collect(Collectors.joining(", "))
                + (rows.size() > 10 ? " …" : "");
    }

    @Override
    public boolean isRefusal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION));
    }

    @Override
    public Map<String, String> durability(Connection connection) throws SQLException {
        Map<String, String> settings = PostgresSource.settings(connection);
        settings.put("durability", server.isAsynchronous() ? "asynchronous" : "synchronous");
        return settings;
    }

    @Override
    public String notDurable(Map<String, String> settings) {
        return server.notDurable(settings);
    }

    @Override
    public String stillDurable() {
        return server.stillDurable();
    }

    @Override
    public boolean excludes() {
        return true;
    }

    @Override
    public boolean exclude() {
        return true;
    }

    @Override
    public void admit() {}

    /** An advisory lock of the holder's session: the server frees it when the holder's connection breaks. */
    @Override
    public boolean hasEnded(long epoch) throws SQLException {
        return !isTied(epoch) && locks("SELECT pg_try_advisory_xact_lock(hashtext(current_schema()), ?)", epoch);
    }

    @Override
    public void tie(long epoch) throws SQLException {
        if (isTied(epoch)) {
            return;
        }
        try (ResultSet unlocked =
                upkeep.prepared("SELECT pg_advisory_unlock_all()").executeQuery()) {
            unlocked.next();
        }
        // Where it fails another is just looking whether it is free; the next renewal ties again.
        tied = locks("SELECT pg_try_advisory_lock(hashtext(current_schema()), ?)", epoch) ? epoch : 0;
        tiedBy = upkeep.connection();
    }

    private boolean isTied(long epoch) {
        return tied == epoch && tiedBy != null && tiedBy == upkeep.connection();
    }

    private boolean locks(String sql, long epoch) throws SQLException {
        PreparedStatement lock = upkeep.prepared(sql);
        lock.setInt(1, (int) epoch);
        try (ResultSet row = lock.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Vacuum removes the old row versions; the write-ahead log is recycled by the server. */
    @Override
    public void committed(boolean erased) {}

    @Override
    public void close() {
        readers.close();
        carriers.close();
        lookups.close();
        writer.close();
        upkeep.close();
    }
}
