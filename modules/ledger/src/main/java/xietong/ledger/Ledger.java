// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
public interface Ledger extends Reads, AutoCloseable {

    /** What was fixed at creation. */
    LedgerInfo info();

    /** The engine's settings that durability rests on, as the engine reports them now. */
    Map<String, String> durability();

    /** What the engine lacks now for an acknowledged commit to be durable, with what is needed; empty where nothing. */
    Optional<String> notDurable();

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

    /**
     * Replaces all figures in one transaction.
     *
     * @param position where the ledger stood when they were counted
     * @param counted how, for {@link Reads#figuresCounted}
     * @return false where something was committed since; nothing was written
     * @throws LostLease when another epoch has begun or the lease has expired; nothing was written
     */
    boolean replaceFigures(Lease lease, long position, List<Figures> all, int counted);

    /**
     * Erases one of {@link #documentsToErase} for good, unless something cites it again, and strikes it off. Nothing
     * is committed meanwhile, so nothing can come to cite it.
     *
     * @throws LostLease when another epoch has begun or the lease has expired; nothing was erased
     * @throws LedgerUnavailable when it cannot be erased now; it stays to be erased
     */
    void eraseDocument(Lease lease, DocumentKey document);

    /** Stores a checkpoint; it needs no lease, since it only repeats what is sealed. */
    void putCheckpoint(Checkpoint checkpoint);

    // --- reading without waiting

    /**
     * The same reads for one thread that must wait for nobody else's: over a connection of their own, with statements
     * kept prepared. What was committed before is seen. Closed with the ledger.
     */
    Reads ownReads();

    // --- the whole

    /**
     * Copies everything, as of one instant and while the writer goes on, into a new SQLite file (documents included),
     * from which {@link Ledgers#restore} makes a ledger of either engine.
     *
     * @return cited documents that are not in it: they were damaged or not stored, or lawfully erased while it was made
     */
    List<DocumentFault> backup(Path file);

    @Override
    void close();
}
