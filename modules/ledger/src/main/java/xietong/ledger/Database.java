// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What differs between the engines, and nothing else. */
interface Database extends AutoCloseable {

    /** sqlite or postgresql. */
    String engine();

    /** Connections for the schema's migration. */
    DataSource source();

    /** Connections that read. */
    DataSource readSource();

    /** The engine's clock, by these reads where it takes one. */
    Instant time(SqlReads reads);

    /** SQL for the engine's clock, in microseconds. */
    String now();

    /** What a SELECT of the lease ends with so that no other taking happens before the transaction ends. */
    String forUpdate();

    /** Whether there are indexes that find the last number of a view; else its mailbox is walked back through. */
    boolean indexesViews();

    /** The connection that commits. */
    OwnConnection writer();

    /** The connection that keeps the lease, so that it never waits in a queue behind readers. */
    OwnConnection upkeep();

    /** The connection for the reads of one thread that must not wait behind others. */
    OwnConnection lookups();

    /** Short reads for everyone. */
    default SqlReads reads() {
        return SqlReads.pooled(this);
    }

    /** A pooled connection for a short read in auto-commit. */
    Connection reader() throws SQLException;

    /** A pooled connection for documents, which may be on their way for long. */
    Connection carrier() throws SQLException;

    /** A connection of its own, inside a read transaction that sees one instant while the writer goes on. */
    Connection snapshot() throws SQLException;

    /** Runs changes on the writer's connection, inside its transaction. */
    void apply(List<Change> changes) throws SQLException;

    /** Whether a failure is due to the values: a key that is there already, or a text that cannot be stored. */
    boolean isRefusal(SQLException failure);

    /** The engine's durability settings as this connection sees them. */
    Map<String, String> durability(Connection connection) throws SQLException;

    /** What makes these settings insufficient, with what is needed; null when nothing does. */
    String notDurable(Map<String, String> settings);

    /** Whether this ledger keeps other processes from writing. */
    boolean excludes();

    /** SQL that tells, at each commit, whether settings that may change while the engine runs still suffice. */
    String stillDurable();

    /** Takes what beside the lease's row keeps another process from writing; false when another has it. */
    boolean exclude();

    /** Gives it back. */
    void admit();

    /**
     * Whether the engine knows that whoever began this epoch has ended, so that nobody need wait for its lease to run out.
     * Runs in a transaction of the connection that keeps the lease.
     */
    boolean hasEnded(long epoch) throws SQLException;

    /** Makes the engine know when this process ends, which holds this epoch. In the same transaction. */
    void tie(long epoch) throws SQLException;

    /** Told after each commit, and whether it erased something, which the engine's logs should then lose, too. */
    void committed(boolean erased);

    @Override
    void close();
}
