// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to in rows: each table once, each changed row once with its last value. Nothing that a later
 * entry of the same batch erases is ever written.
 */
final class BatchRows {
    private static final String ADVANCE = "a mailbox number is taken or leaves a hole";

    private final List<Object[]> history = new ArrayList<>();
    private final List<Object[]> bodies = new ArrayList<>();
    private final List<Object[]> requests = new ArrayList<>();
    private final List<Object[]> deliveries = new ArrayList<>();
    private final List<Object[]> rules = new ArrayList<>();
    private final List<Object[]> erased = new ArrayList<>();
    private final List<Object[]> toErase = new ArrayList<>();
    private final Map<String, Object[]> states = new LinkedHashMap<>();
    private final Map<String, long[]> mailboxes = new LinkedHashMap<>();
    private final Map<String, Timer> timers = new LinkedHashMap<>();
    private final Map<IndexRow, Boolean> index = new LinkedHashMap<>();
    private final Map<Citation, Object[]> citations = new LinkedHashMap<>();
    private final Map<List<String>, Object[]> subscriptions = new LinkedHashMap<>();
    private final List<Object[]> subscriptionsDeleted = new ArrayList<>();
    private final Seal seal;
    private final List<Figures> figures;
    private List<Object[]> drillOffset = List.of();

    BatchRows(Batch batch) {
        BatchCheck.check(batch);
        seal = batch.seal();
        figures = batch.figures();
        batch.entries().forEach(this::entry);
        for (Subscription s : batch.subscriptions()) {
            subscriptions.merge(List.of(s.mailbox(), s.name()), subscription(s), (was, now) -> {
                now[3] = Math.max((Long) was[3], (Long) now[3]);
                return now;
            });
        }
        batch.subscriptionsDeleted().forEach(s -> subscriptionsDeleted.add(new Object[] {s.mailbox(), s.name()}));
    }

    /** Whether personal parts of what is on disk are erased. */
    boolean erases() {
        return !erased.isEmpty();
    }

    /**
     * The statements to run, in order. Those that nearly every batch needs are always among them, if only with no
     * rows, so that the engine sees few different sequences and keeps them prepared.
     */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        if (seal != null) {
            common(changes);
        }
        // What is erased first: what is cited after it stays cited.
        var rare = new ArrayList<>(Erasure.changes(erased));
        rare.add(Change.add(Table.ERASURES, List.copyOf(toErase)));
        rare.add(Change.add(Table.CITATIONS, List.copyOf(citations.values())));
        rare.add(Change.insert(Table.RULES, rules));
        rare.add(Change.remove(Table.SUBSCRIPTIONS, subscriptionsDeleted));
        rare.add(Change.insert(
                Table.SUBSCRIPTIONS,
                " ON CONFLICT (mailbox, name) DO UPDATE SET topics = excluded.topics,"
                        + " areas = excluded.areas, persons = excluded.persons, cursor = CASE WHEN"
                        + " excluded.cursor > subscriptions.cursor THEN excluded.cursor ELSE subscriptions.cursor END",
                List.copyOf(subscriptions.values())));
        rare.add(Change.put(Table.LEDGER_META, drillOffset));
        rare.removeIf(change -> change.rows().isEmpty());
        changes.addAll(rare);
        return changes;
    }

    private void common(List<Change> changes) {
        changes.add(Change.insert(Table.SEALS, List.<Object[]>of(Rows.seal(seal))));
        changes.add(Change.insert(Table.HISTORY, history));
        changes.add(Change.insert(Table.HISTORY_BODIES, bodies));
        // Not the kind, which never changes: SQLite would rewrite its index whatever the value.
        changes.add(Change.insert(
                Table.STATES,
                " ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, position = excluded.position,"
                        + " body = excluded.body, digest = excluded.digest, crc = excluded.crc",
                List.copyOf(states.values())));
        changes.add(Change.insert(Table.REQUESTS, requests));
        changes.addAll(advance());
        changes.add(Change.insert(Table.DELIVERIES, deliveries));
        changes.addAll(timers());
        changes.addAll(index());
        changes.addAll(SqlFigures.changes(figures));
    }

    private void entry(Batch.Entry entry) {
        HistoryRecord record = entry.history();
        history.add(Rows.history(record));
        if (entry.erase()) {
            Erasure.ofUnwritten(record, history, bodies);
            erased.add(new Object[] {record.resource(), record.position()});
            citations.keySet().removeIf(c -> {
                boolean own = c.resource().equals(record.resource());
                if (own) {
                    toErase.add(new Object[] {c.organisation(), c.digest()});
                }
                return own;
            });
        }
        boolean closes = entry.erase() && Erasure.ofItself(record.command());
        bodies.add(closes ? Erasure.without(Rows.body(record)) : Rows.body(record));
        if (entry.state() != null) {
            states.put(entry.state().id(), Rows.state(entry.state()));
        }
        if (entry.request() != null) {
            requests.add(Rows.request(entry.request()));
        }
        for (Delivery d : entry.deliveries()) {
            deliveries.add(Rows.delivery(d));
            mailboxes.computeIfAbsent(d.mailbox(), m -> new long[] {d.seq(), d.seq()})[1] = d.seq();
        }
        entry.timersCleared().forEach(id -> timers.put(id, null));
        entry.timersSet().forEach(timer -> timers.put(timer.id(), timer));
        entry.rowsRemoved().forEach(row -> index.put(row, false));
        entry.rowsAdded().forEach(row -> index.put(row, true));
        entry.citationsAdded()
                .forEach(c -> citations.put(c, new Object[] {c.organisation(), c.digest(), c.resource()}));
        entry.rules().forEach((key, body) -> rules.add(Crc.row(key, record.revision(), body)));
        if (entry.drillOffset() != null) {
            drillOffset = List.<Object[]>of(new Object[] {Meta.DRILL_OFFSET, entry.drillOffset().toString()});
        }
    }

    /** Heads move by compare and set: a first number must find no head, any other the head right before it. */
    private List<Change> advance() {
        var first = new ArrayList<Object[]>();
        var next = new ArrayList<Object[]>();
        mailboxes.forEach((mailbox, seqs) -> {
            if (seqs[0] == 1) {
                first.add(new Object[] {mailbox, seqs[1]});
            } else {
                next.add(new Object[] {mailbox, seqs[1], seqs[0] - 1});
            }
        });
        Change insert = Change.add(Table.MAILBOXES, first);
        List<Table.Type> types = List.of(Table.Type.TEXT, Table.Type.LONG, Table.Type.LONG);
        return List.of(
                new Change(insert.perRow(), insert.perSet(), insert.types(), first, ADVANCE),
                new Change(
                        "UPDATE mailboxes SET head = ?2 WHERE mailbox = ?1 AND head = ?3",
                        "UPDATE mailboxes m SET head = v.head"
                                + " FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS v(mailbox, head, was)"
                                + " WHERE m.mailbox = v.mailbox AND m.head = v.was",
                        types,
                        next,
                        ADVANCE));
    }

    private List<Change> timers() {
        var set = new ArrayList<Object[]>();
        var cleared = new ArrayList<Object[]>();
        timers.forEach((id, timer) -> {
            if (timer == null) {
                cleared.add(new Object[] {id});
            } else {
                set.add(Rows.timer(timer));
            }
        });
        return List.of(Change.remove(Table.TIMERS, cleared), Change.put(Table.TIMERS, set));
    }

    private List<Change> index() {
        var added = new ArrayList<Object[]>();
        var removed = new ArrayList<Object[]>();
        index.forEach((row, present) -> (present ? added : removed)
                .add(new Object[] {row.list(), row.owner(), row.sort(), row.resource()}));
        return List.of(Change.remove(Table.INDEX_ROWS, removed), Change.add(Table.INDEX_ROWS, added));
    }

    private static Object[] subscription(Subscription s) {
        Filter filter = s.filter();
        return new Object[] {
            s.mailbox(),
            s.name(),
            Filter.column(filter.topics()),
            s.cursor(),
            Filter.column(filter.areas()),
            Filter.column(filter.persons())
        };
    }
}
