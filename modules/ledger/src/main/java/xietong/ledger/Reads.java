// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be read of a ledger, each read one instant of it. All methods block.
 *
 * @throws LedgerUnavailable from any method, when the engine does not answer
 */
public interface Reads {

    /** The engine's clock. */
    Instant databaseTime();

    // --- what was written

    /** Where the ledger stands; the writer continues from here. */
    Heads heads();

    /** Who writes, and where the ledger stands. */
    Tail tail();

    /** The state of one resource. */
    Optional<StoredState> state(String id);

    /** The states of several resources; those that do not exist are left out. */
    Map<String, StoredState> states(Collection<String> ids);

    /** States of a kind in order of id, after {@code afterId} (empty for the first), for rebuilding what was lost. */
    List<StoredState> statesOfKind(String kind, String afterId, int limit);

    /** Identifiers of the resources of a kind, in order, after one of them: the index is read and no state. */
    List<String> idsOfKind(String kind, String afterId, int limit);

    /** An accepted command. */
    Optional<StoredRequest> request(String organisation, String requestId);

    /** Several accepted commands of whichever organisations; those that were not accepted are left out. */
    Map<RequestKey, StoredRequest> requests(Collection<RequestKey> keys);

    /** One history record with what is left of its body. */
    Optional<HistoryRecord> history(long position, int ordinal);

    /** History records after a place, in order, for verification and export. */
    List<HistoryRecord> historyAfter(long position, int ordinal, int limit);

    /**
     * Records after a place that an audit looks at, in order: who read in clear (kind {@code access}), what changed the rule
     * book ({@code rulebook}) or the hub ({@code hub}), and lawful erasures.
     *
     * @param organisation only its own; empty for all
     */
    List<HistoryRecord> auditedAfter(String organisation, long position, int ordinal, int limit);

    /** Resources of a kind that changed after a position and up to another. */
    List<String> changed(String kind, long after, long upTo);

    /** History of one resource, by revision. */
    List<HistoryRecord> historyOf(String resource);

    /** Batch seals after a position, in order. */
    List<Seal> sealsAfter(long position, int limit);

    /** Signed checkpoints, in order of position. */
    List<Checkpoint> checkpoints();

    /** Signed checkpoints of a position or later, in order of position. */
    List<Checkpoint> checkpointsFrom(long position, int limit);

    // --- mailboxes

    /** Greatest number in a mailbox, 0 when it is empty. */
    long mailboxHead(String mailbox);

    /** Greatest numbers in several mailboxes; those that are empty are left out. */
    Map<String, Long> mailboxHeads(Collection<String> mailboxes);

    /** Deliveries of a mailbox after a number, in order. */
    List<Delivery> deliveries(String mailbox, long afterSeq, int limit);

    /** Greatest number at or below {@code upTo} that the filter holds; 0 when there is none. */
    long lastSeq(String mailbox, Filter filter, long upTo);

    /** Mailboxes that got something after a position, with their heads: what a node tails. */
    Map<String, Long> mailboxesAfter(long position);

    /** All deliveries of one history record: who was told. */
    List<Delivery> deliveriesOf(long position, int ordinal);

    /** A named subscription. */
    Optional<Subscription> subscription(String mailbox, String name);

    /** Named subscriptions of a mailbox in order of name, after {@code afterName} (empty for the first). */
    List<Subscription> subscriptions(String mailbox, String afterName, int limit);

    /**
     * How many deliveries of a mailbox the slowest of its subscriptions has not acknowledged, by mailbox; those that have
     * acknowledged everything are left out. Looks at every subscription: for an operator, now and then.
     */
    Map<String, Long> unacknowledged();

    // --- timers and lists

    /** Timers due at or before an instant, the earliest first. */
    List<Timer> timersDue(Instant now, int limit);

    /** When the next timer is due. */
    Optional<Instant> nextTimer();

    /** Rows of a list after a place, in order of (sort, resource); null place for the first page. */
    List<IndexRow> index(String list, String owner, IndexRow after, int limit);

    /** Rows of a list, whosever, after a place, in order of (owner, sort, resource); null place for the first page. */
    List<IndexRow> indexOfAll(String list, IndexRow after, int limit);

    // --- figures

    /** Figures under several keys; those without any are left out. */
    Map<Figures.Key, Figures> figures(Collection<Figures.Key> keys);

    /**
     * Figures of an organisation from one day to another, in order of (day, kind), after a key (null for the first page).
     */
    List<Figures> figures(String organisation, String firstDay, String lastDay, Figures.Key after, int limit);

    /** How the figures were counted last, as given to {@link Ledger#replaceFigures}; 0 where they never were. */
    int figuresCounted();

    // --- rule book

    /** The latest body of every key of the rule book up to a version, by key. */
    Map<String, byte[]> rules(long version);

    /** The latest body of every key of the rule book that changed after a version and up to another, by key. */
    Map<String, byte[]> rulesChanged(long after, long version);

    /** The latest body of one key of the rule book up to a version. */
    Optional<byte[]> rule(String key, long version);

    /** The newest version of the rule book, 0 before the first. */
    long rulesVersion();

    // --- documents

    /** Documents kept with this ledger. */
    Documents documents();

    /** Documents that erasures have left to be erased, in order, after one of them; null for the first page. */
    List<DocumentKey> documentsToErase(DocumentKey after, int limit);
}
