// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The durable truth. Whoever holds the writer lease commits batches; anyone reads. Every implementation passes
 * {@code LedgerContract}.
 *
 * <p>All methods block and may be called from any thread except an event loop. {@link #commit} returns only when the
 * batch is on disk as the engine's durability settings say, which were read back at opening and found sufficient.
 *
 * @throws LedgerUnavailable from any method, when the engine does not answer; nothing of a commit was then
 *     acknowledged, though it may have happened: {@link #heads} tells
 */
public interface Ledger extends AutoCloseable {

    /** What was fixed at creation. */
    LedgerInfo info();

    /** The engine's settings that durability rests on, as the engine reports them now. */
    Map<String, String> durability();

    /** The engine's clock. */
    Instant databaseTime();

    // --- the one writer

    /**
     * Takes the writer lease if it is free, expired (by the engine's clock) or already this node's, or where the engine
     * knows that its holder has ended; each taking has a greater epoch than all before.
     *
     * @param node name that no other process has
     */
    Optional<Lease> acquire(String node, Duration validity);

    /** Prolongs a lease; false when it is no longer held. */
    boolean renew(Lease lease, Duration validity);

    /** Gives a lease back, if it is still held. */
    void release(Lease lease);

    /**
     * Writes a batch in one transaction and returns when it is durable. A batch without entries but with subscriptions is
     * allowed and takes no position.
     *
     * @throws LostLease when another epoch has begun or the lease has expired; nothing was written
     * @throws IllegalStateException when the position does not follow the last one, a mailbox number is taken or a
     *     request is there already; nothing was written
     */
    void commit(Lease lease, Batch batch);

    // --- what was written

    /** Where the ledger stands; the writer continues from here. */
    Heads heads();

    /** The state of one resource. */
    Optional<StoredState> state(String id);

    /** The states of several resources; those that do not exist are left out. */
    Map<String, StoredState> states(Collection<String> ids);

    /** States of a kind in order of id, after {@code afterId} (empty for the first), for rebuilding what was lost. */
    List<StoredState> statesOfKind(String kind, String afterId, int limit);

    /** An accepted command. */
    Optional<StoredRequest> request(String organisation, String requestId);

    /** Several accepted commands of whichever organisations; those that were not accepted are left out. */
    Map<RequestKey, StoredRequest> requests(Collection<RequestKey> keys);

    /** One history record with what is left of its body. */
    Optional<HistoryRecord> history(long position, int ordinal);

    /** History records after a place, in order, for verification and export. */
    List<HistoryRecord> historyAfter(long position, int ordinal, int limit);

    /** History of one resource, by revision. */
    List<HistoryRecord> historyOf(String resource);

    /** Batch seals after a position, in order. */
    List<Seal> sealsAfter(long position, int limit);

    /** Signed checkpoints, in order of position. */
    List<Checkpoint> checkpoints();

    /** Stores a checkpoint; it needs no lease, since it only repeats what is sealed. */
    void putCheckpoint(Checkpoint checkpoint);

    // --- mailboxes

    /** Greatest number in a mailbox, 0 when it is empty. */
    long mailboxHead(String mailbox);

    /** Deliveries of a mailbox after a number, in order. */
    List<Delivery> deliveries(String mailbox, long afterSeq, int limit);

    /** Greatest number at or below {@code upTo} whose topic is one of these (any, when empty); 0 when there is none. */
    long lastSeq(String mailbox, Set<String> topics, long upTo);

    /** Mailboxes that got something after a position, with their heads: what a node tails. */
    Map<String, Long> mailboxesAfter(long position);

    /** All deliveries of one history record: who was told. */
    List<Delivery> deliveriesOf(long position, int ordinal);

    /** A named subscription. */
    Optional<Subscription> subscription(String mailbox, String name);

    /** Named subscriptions of a mailbox in order of name, after {@code afterName} (empty for the first). */
    List<Subscription> subscriptions(String mailbox, String afterName, int limit);

    // --- timers and lists

    /** Timers due at or before an instant, the earliest first. */
    List<Timer> timersDue(Instant now, int limit);

    /** When the next timer is due. */
    Optional<Instant> nextTimer();

    /** Rows of a list after a place, in order of (sort, resource); null place for the first page. */
    List<IndexRow> index(String list, String owner, IndexRow after, int limit);

    /** Whether another resource than {@code except} cites this document. */
    boolean citedElsewhere(String organisation, String digest, String except);

    // --- rule book

    /** The latest body of every key of the rule book up to a version, by key. */
    Map<String, byte[]> rules(long version);

    /** The newest version of the rule book, 0 before the first. */
    long rulesVersion();

    // --- the whole

    /** Documents kept with this ledger. */
    Documents documents();

    /**
     * Copies everything, as of one instant and while the writer goes on, into a new SQLite file (documents included),
     * from which {@link Ledgers#restore} makes a ledger of either engine.
     */
    void backup(Path file);

    @Override
    void close();
}
