// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The reads of a ledger in SQL, keyset-paged. */
class SqlReading implements Reads {
    /** Timers that are due. */
    static final String DUE = "SELECT id, resource, due, command FROM timers WHERE due <= ? ORDER BY due, id LIMIT ?";

    /** The timer that is due next. */
    static final String NEXT_DUE = "SELECT due FROM timers ORDER BY due LIMIT 1";

    /** Deliveries of a mailbox that one read walks over: some milliseconds. */
    private static final long WALK = 50_000;

    private static final String ACCOUNTS = "'officer', 'wall', 'session'";

    /** Acts that an audit looks at, as the index has it. */
    static final String AUDITED = "(h.kind IN ('access', 'rulebook', 'hub', 'proposal', " + ACCOUNTS + ")"
            + " OR h.command = 'xietong.v1.AdminService/Erase')";

    /** Those after a place, of whichever organisation. */
    static final String AUDITED_AFTER = "SELECT " + Rows.HISTORY_COLUMNS + Rows.HISTORY_JOIN + "WHERE " + AUDITED
            + " AND (h.position, h.ordinal) > (?, ?) ORDER BY h.position, h.ordinal LIMIT ?";

    /** The same of one organisation, and of accounts: whose those are stands in their names. */
    static final String AUDITED_OF_AFTER = "SELECT " + Rows.HISTORY_COLUMNS + Rows.HISTORY_JOIN + "WHERE " + AUDITED
            + " AND (h.organisation = ? OR h.kind IN (" + ACCOUNTS + "))"
            + " AND (h.position, h.ordinal) > (?, ?) ORDER BY h.position, h.ordinal LIMIT ?";

    private final Database database;
    private final SqlReads reads;
    private final Documents documents;

    SqlReading(Database database, SqlReads reads, Documents documents) {
        this.database = database;
        this.reads = reads;
        this.documents = documents;
    }

    /** For whoever reads the ledger as a whole. */
    SqlReads reads() {
        return reads;
    }

    @Override
    public Instant databaseTime() {
        return database.time(reads);
    }

    // --- what was written

    @Override
    public Heads heads() {
        return reads.first(
                        "SELECT s.position, s.stamp, s.digest, m.value FROM ledger_meta m"
                                + " LEFT JOIN seals s ON s.position = (SELECT max(position) FROM seals) WHERE m.key = '"
                                + Meta.DRILL_OFFSET + "'",
                        r -> new Heads(
                                r.getLong(1),
                                Micros.instant(r.getLong(2)),
                                r.getBytes(3) == null ? new byte[0] : r.getBytes(3),
                                Duration.parse(r.getString(4))))
                .orElseThrow();
    }

    @Override
    public Tail tail() {
        return reads.first(
                        "SELECT node, epoch, expires > " + database.now()
                                + ", (SELECT max(position) FROM seals) FROM lease WHERE id = 1",
                        r -> new Tail(
                                r.getBoolean(3) && !r.getString(1).isEmpty()
                                        ? Optional.of(new Lease(r.getString(1), r.getLong(2)))
                                        : Optional.empty(),
                                r.getLong(4)))
                .orElseThrow();
    }

    @Override
    public Optional<StoredState> state(String id) {
        return reads.first("SELECT id, kind, revision, position, body, digest FROM states WHERE id = ?", Rows::state, id);
    }

    @Override
    public Map<String, StoredState> states(Collection<String> ids) {
        var states = new HashMap<String, StoredState>();
        SqlReads.inPieces(ids, some -> reads.list(
                        "SELECT id, kind, revision, position, body, digest FROM states WHERE id IN ("
                                + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                        Rows::state,
                        some.toArray())
                .forEach(state -> states.put(state.id(), state)));
        return states;
    }

    @Override
    public List<StoredState> statesOfKind(String kind, String afterId, int limit) {
        return reads.list(
                "SELECT id, kind, revision, position, body, digest FROM states WHERE kind = ? AND id > ?"
                        + " ORDER BY id LIMIT ?",
                Rows::state,
                kind,
                afterId,
                limit);
    }

    @Override
    public List<String> idsOfKind(String kind, String afterId, int limit) {
        return reads.list(
                "SELECT id FROM states WHERE kind = ? AND id > ? ORDER BY id LIMIT ?",
                r -> r.getString(1),
                kind,
                afterId,
                limit);
    }

    @Override
    public Optional<StoredRequest> request(String organisation, String requestId) {
        return reads.first(
                "SELECT organisation, request_id, position, ordinal, receipt FROM requests"
                        + " WHERE organisation = ? AND request_id = ?",
                Rows::request,
                organisation,
                requestId);
    }

    @Override
    public Map<RequestKey, StoredRequest> requests(Collection<RequestKey> keys) {
        var requests = new HashMap<RequestKey, StoredRequest>();
        SqlReads.inPieces(keys, some -> reads.list(
                        "SELECT organisation, request_id, position, ordinal, receipt FROM requests"
                                + " WHERE (organisation, request_id) IN (VALUES "
                                + String.join(", ", Collections.nCopies(some.size(), "(?, ?)")) + ")",
                        Rows::request,
                        some.stream().flatMap(k -> Stream.of(k.organisation(), k.requestId())).toArray())
                .forEach(r -> requests.put(new RequestKey(r.organisation(), r.requestId()), r)));
        return requests;
    }

    @Override
    public Optional<HistoryRecord> history(long position, int ordinal) {
        return reads.first(
                "SELECT " + Rows.HISTORY_COLUMNS + Rows.HISTORY_JOIN + "WHERE h.position = ? AND h.ordinal = ?",
                Rows::history,
                position,
                ordinal);
    }

    @Override
    public List<HistoryRecord> historyAfter(long position, int ordinal, int limit) {
        return reads.list(
                "SELECT " + Rows.HISTORY_COLUMNS + Rows.HISTORY_JOIN
                        + "WHERE (h.position, h.ordinal) > (?, ?) ORDER BY h.position, h.ordinal LIMIT ?",
                Rows::history,
                position,
                ordinal,
                limit);
    }

    @Override
    public List<HistoryRecord> auditedAfter(String organisation, long position, int ordinal, int limit) {
        return organisation.isEmpty()
                ? reads.list(AUDITED_AFTER, Rows::history, position, ordinal, limit)
                : reads.list(AUDITED_OF_AFTER, Rows::history, organisation, position, ordinal, limit);
    }

    @Override
    public List<String> changed(String kind, long after, long upTo) {
        return reads.list(
                "SELECT DISTINCT resource FROM history WHERE position > ? AND position <= ? AND kind = ?",
                r -> r.getString(1),
                after,
                upTo,
                kind);
    }

    @Override
    public List<HistoryRecord> historyOf(String resource) {
        return reads.list(
                "SELECT " + Rows.HISTORY_COLUMNS + Rows.HISTORY_JOIN + "WHERE h.resource = ? ORDER BY h.revision",
                Rows::history,
                resource);
    }

    @Override
    public List<Seal> sealsAfter(long position, int limit) {
        return reads.list(
                "SELECT position, stamp, entries, algorithm, previous, digest FROM seals WHERE position > ?"
                        + " ORDER BY position LIMIT ?",
                Rows::seal,
                position,
                limit);
    }

    @Override
    public List<Checkpoint> checkpointsFrom(long position, int limit) {
        return reads.list(
                "SELECT " + Table.CHECKPOINTS.names() + " FROM checkpoints WHERE position >= ?"
                        + " ORDER BY position, key_id LIMIT ?",
                Rows::checkpoint,
                position,
                limit);
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return reads.list(
                "SELECT " + Table.CHECKPOINTS.names() + " FROM checkpoints ORDER BY position, key_id",
                Rows::checkpoint);
    }

    // --- mailboxes

    @Override
    public long mailboxHead(String mailbox) {
        return reads.number("SELECT head FROM mailboxes WHERE mailbox = ?", mailbox);
    }

    @Override
    public Map<String, Long> mailboxHeads(Collection<String> mailboxes) {
        var heads = new HashMap<String, Long>();
        SqlReads.inPieces(mailboxes, some -> reads.list(
                "SELECT mailbox, head FROM mailboxes WHERE mailbox IN ("
                        + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                r -> heads.put(r.getString(1), r.getLong(2)),
                some.toArray()));
        return heads;
    }

    @Override
    public List<Delivery> deliveries(String mailbox, long afterSeq, int limit) {
        return reads.list(
                "SELECT " + Rows.DELIVERY_COLUMNS + Rows.DELIVERY_JOIN
                        + "WHERE d.mailbox = ? AND d.seq > ? ORDER BY d.seq LIMIT ?",
                Rows::delivery,
                mailbox,
                afterSeq,
                limit);
    }

    @Override
    public long lastSeq(String mailbox, Filter filter, long upTo) {
        if (filter.isEmpty()) {
            return reads.number("SELECT max(seq) FROM deliveries WHERE mailbox = ? AND seq <= ?", mailbox, upTo);
        }
        if (database.indexesViews()) {
            Filter.Query last = filter.last(mailbox, upTo);
            return reads.number(last.sql(), last.parameters());
        }
        long found = 0;
        for (long to = Math.min(upTo, mailboxHead(mailbox)); to > 0 && found == 0; to -= WALK) {
            Filter.Query some = filter.walk(mailbox, to - WALK, to);
            found = reads.number(some.sql(), some.parameters());
        }
        return found;
    }

    @Override
    public Map<String, Long> mailboxesAfter(long position) {
        var heads = new HashMap<String, Long>();
        reads.list(
                "SELECT mailbox, max(seq) FROM deliveries WHERE position > ? GROUP BY mailbox",
                r -> heads.put(r.getString(1), r.getLong(2)),
                position);
        return heads;
    }

    @Override
    public List<Delivery> deliveriesOf(long position, int ordinal) {
        return reads.list(
                "SELECT " + Rows.DELIVERY_COLUMNS + Rows.DELIVERY_JOIN
                        + "WHERE d.position = ? AND d.ordinal = ? ORDER BY d.mailbox, d.seq",
                Rows::delivery,
                position,
                ordinal);
    }

    @Override
    public Optional<Subscription> subscription(String mailbox, String name) {
        return reads.first(
                "SELECT mailbox, name, topics, cursor, areas, persons FROM subscriptions WHERE mailbox = ? AND name = ?",
                Rows::subscription,
                mailbox,
                name);
    }

    @Override
    public List<Subscription> subscriptions(String mailbox, String afterName, int limit) {
        return reads.list(
                "SELECT mailbox, name, topics, cursor, areas, persons FROM subscriptions WHERE mailbox = ? AND name > ?"
                        + " ORDER BY name LIMIT ?",
                Rows::subscription,
                mailbox,
                afterName,
                limit);
    }

    @Override
    public Map<String, Long> unacknowledged() {
        var behind = new HashMap<String, Long>();
        reads.list(
                "SELECT s.mailbox, max(m.head - s.cursor) FROM subscriptions s JOIN mailboxes m ON m.mailbox = s.mailbox"
                        + " WHERE m.head > s.cursor GROUP BY s.mailbox",
                r -> behind.put(r.getString(1), r.getLong(2)));
        return behind;
    }

    // --- timers and lists

    @Override
    public List<Timer> timersDue(Instant now, int limit) {
        return reads.list(DUE, Rows::timer, Micros.of(now), limit);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return reads.first(NEXT_DUE, r -> Micros.instant(r.getLong(1)));
    }

    @Override
    public List<IndexRow> index(String list, String owner, IndexRow after, int limit) {
        return reads.list(
                "SELECT list, owner, sort, resource FROM index_rows WHERE list = ? AND owner = ?"
                        + " AND (sort, resource) > (?, ?) ORDER BY sort, resource LIMIT ?",
                Rows::index,
                list,
                owner,
                after == null ? "" : after.sort(),
                after == null ? "" : after.resource(),
                limit);
    }

    @Override
    public List<IndexRow> indexOfAll(String list, IndexRow after, int limit) {
        return reads.list(
                "SELECT list, owner, sort, resource FROM index_rows WHERE list = ?"
                        + " AND (owner, sort, resource) > (?, ?, ?) ORDER BY owner, sort, resource LIMIT ?",
                Rows::index,
                list,
                after == null ? "" : after.owner(),
                after == null ? "" : after.sort(),
                after == null ? "" : after.resource(),
                limit);
    }

    @Override
    public List<DocumentKey> documentsToErase(DocumentKey after, int limit) {
        return reads.list(
                "SELECT organisation, digest FROM erasures WHERE (organisation, digest) > (?, ?)"
                        + " ORDER BY organisation, digest LIMIT ?",
                r -> new DocumentKey(r.getString(1), r.getString(2)),
                after == null ? "" : after.organisation(),
                after == null ? "" : after.digest(),
                limit);
    }

    // --- figures

    @Override
    public Map<Figures.Key, Figures> figures(Collection<Figures.Key> keys) {
        return SqlFigures.of(reads, keys);
    }

    @Override
    public List<Figures> figures(String organisation, String firstDay, String lastDay, Figures.Key after, int limit) {
        return SqlFigures.ofDays(reads, organisation, firstDay, lastDay, after, limit);
    }

    @Override
    public int figuresCounted() {
        return SqlFigures.counted(reads);
    }

    // --- rule book

    @Override
    public Map<String, byte[]> rules(long version) {
        var bodies = new HashMap<String, byte[]>();
        reads.list(
                "SELECT key, body FROM rules r WHERE version ="
                        + " (SELECT max(version) FROM rules l WHERE l.key = r.key AND l.version <= ?)",
                r -> bodies.put(r.getString(1), r.getBytes(2)),
                version);
        return bodies;
    }

    @Override
    public Map<String, byte[]> rulesChanged(long after, long version) {
        var bodies = new HashMap<String, byte[]>();
        reads.list(
                "SELECT key, body FROM rules r WHERE version > ? AND version ="
                        + " (SELECT max(version) FROM rules l WHERE l.key = r.key AND l.version <= ?)",
                r -> bodies.put(r.getString(1), r.getBytes(2)),
                after,
                version);
        return bodies;
    }

    @Override
    public Optional<byte[]> rule(String key, long version) {
        return reads.first(
                "SELECT body FROM rules WHERE key = ? AND version <= ? ORDER BY version DESC LIMIT 1",
                r -> r.getBytes(1),
                key,
                version);
    }

    @Override
    public long rulesVersion() {
        return reads.number("SELECT max(version) FROM rules");
    }

    // --- documents

    @Override
    public Documents documents() {
        return documents;
    }
}
