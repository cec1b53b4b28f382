// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import xietong.hub.States;
import xietong.hub.Touched;
import xietong.ledger.Batch;
import xietong.ledger.DocumentKey;
import xietong.ledger.Evidence;
import xietong.ledger.Figures;
import xietong.ledger.Heads;
import xietong.ledger.IndexRow;
import xietong.ledger.Reads;
import xietong.ledger.RequestKey;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.rules.Look;
import xietong.rules.admin.AdminRules;
import xietong.rules.book.RuleBook;
import xietong.rules.statistics.Tally;
import xietong.store.v1.StatisticsCell;

/**
 * A batch in the making: what the ledger holds, overlaid with what the commands before in the same batch have changed.
 * Nothing of it is true before the commit.
 */
final class Draft implements Look {
    final long position;
    final Instant stamp;
    final Evidence evidence;
    RuleBook book;
    Duration drillOffset;
    /** How many mailboxes a command of the hub's own may tell. */
    int mayTell = MOST_TOLD;
    /** Epoch of the mailboxes' numbers. */
    String epoch = "";
    private static final Comparator<IndexRow> IN_ORDER = Comparator.comparing(IndexRow::list)
            .thenComparing(IndexRow::owner)
            .thenComparing(IndexRow::sort)
            .thenComparing(IndexRow::resource);

    private final Reads reads;
    private final Known committed;
    private final byte[] previousSeal;
    private final Map<String, Optional<StoredState>> read = new HashMap<>();
    private final Map<String, Optional<Loaded>> states = new HashMap<>();
    private final Map<String, Long> mailboxes = new HashMap<>();
    private final Map<RequestKey, Optional<StoredRequest>> stored = new HashMap<>();
    private final Map<DocumentKey, Boolean> papers = new HashMap<>();
    private final Map<RequestKey, Accepted> requests = new HashMap<>();
    private final List<Batch.Entry> entries = new ArrayList<>();
    private final Map<Figures.Key, StatisticsCell> counted = new LinkedHashMap<>();
    /** Lists that were looked at, by name and owner. */
    private final Map<List<String>, TreeSet<IndexRow>> lists = new HashMap<>();
    /** What this batch changes in lists, in order, by name and owner. */
    private final Map<List<String>, List<Consumer<TreeSet<IndexRow>>>> moved = new HashMap<>();

    /** A state with the row it came from; {@code row} null where there is none yet. */
    record Loaded(Message state, StoredState row) {
        long revision() {
            return row == null ? 0 : row.revision();
        }

        byte[] digest() {
            return row == null ? new byte[0] : row.digest();
        }
    }

    /** A request accepted in this batch, with the command that was compared. */
    record Accepted(Bodies bodies, StoredRequest request) {}

    Draft(Reads reads, Known committed, Heads heads, Instant stamp, RuleBook book, Evidence evidence) {
        this.reads = reads;
        this.committed = committed;
        this.position = heads.position() + 1;
        this.previousSeal = heads.digest();
        this.stamp = stamp;
        this.drillOffset = heads.drillOffset();
        this.book = book;
        this.evidence = evidence;
    }

    int ordinal() {
        return entries.size();
    }

    /** Entries from an ordinal on. */
    List<Batch.Entry> since(int ordinal) {
        return List.copyOf(entries.subList(ordinal, entries.size()));
    }

    /** Reads at once what these commands will surely ask for: a round trip a batch, not several a command. */
    void prepare(List<Submission> submissions) {
        List<RequestKey> keys = submissions.stream().map(Submission::key).toList();
        Map<RequestKey, StoredRequest> found = reads.requests(keys);
        keys.forEach(key -> stored.put(key, Optional.ofNullable(found.get(key))));
        List<String> ids = submissions.stream().flatMap(s -> s.resources().stream())
                .filter(id -> committed.states.of(id) == null)
                .toList();
        Map<String, StoredState> rows = reads.states(ids);
        ids.forEach(id -> read.put(id, Optional.ofNullable(rows.get(id))));
        look(submissions.stream().flatMap(s -> s.documents().stream()).toList());
    }

    /**
     * The first of these documents that is not stored. What is stored stays so until the batch is committed: only the
     * writer erases documents, between batches.
     */
    Optional<DocumentKey> missing(List<DocumentKey> documents) {
        look(documents.stream().filter(d -> !papers.containsKey(d)).toList());
        return documents.stream().filter(d -> !papers.get(d)).findFirst();
    }

    private void look(List<DocumentKey> documents) {
        if (!documents.isEmpty()) {
            Map<DocumentKey, Long> sizes = reads.documents().sizes(documents);
            documents.forEach(d -> papers.put(d, sizes.containsKey(d)));
        }
    }

    /** A resource as it stands now, if there is one. */
    Optional<Loaded> load(String id) {
        Optional<Loaded> known = states.get(id);
        if (known == null) {
            known = Optional.ofNullable(committed.states.of(id)).or(() -> fromLedger(id));
            states.put(id, known);
        }
        return known;
    }

    private Optional<Loaded> fromLedger(String id) {
        Optional<Loaded> found =
                read.computeIfAbsent(id, reads::state).map(row -> new Loaded(States.parse(row), row));
        found.ifPresent(state -> committed.states.put(id, state));
        return found;
    }

    @Override
    public Optional<Message> state(String id) {
        return load(id).map(Loaded::state);
    }

    @Override
    public Instant touched(String id) {
        String readings = AdminRules.readingsOf(id);
        long last = load(id).map(l -> l.row().position()).orElse(0L);
        boolean readHere = entries.stream().anyMatch(e -> e.history().resource().startsWith(readings));
        return readHere || last == position ? stamp : Touched.time(reads, Math.max(last, Touched.read(reads, id)));
    }

    @Override
    public boolean reaches(String mailbox, String asked, long seq) {
        return asked.equals(epoch) && seq <= head(mailbox);
    }

    @Override
    public int mayTell() {
        return mayTell;
    }

    @Override
    public List<String> listed(String list, String owner) {
        return lists.computeIfAbsent(List.of(list, owner), key -> {
                    var rows = new TreeSet<>(IN_ORDER);
                    rows.addAll(reads.index(list, owner, null, Look.MOST_LISTED));
                    moved.getOrDefault(key, List.of()).forEach(move -> move.accept(rows));
                    return rows;
                })
                .stream()
                .map(IndexRow::resource)
                .toList();
    }

    /** A row enters its list or leaves it: those that were looked at, and those that will be. */
    private void move(IndexRow row, Consumer<TreeSet<IndexRow>> move) {
        List<String> key = List.of(row.list(), row.owner());
        moved.computeIfAbsent(key, k -> new ArrayList<>()).add(move);
        TreeSet<IndexRow> known = lists.get(key);
        if (known != null) {
            move.accept(known);
        }
    }

    /** A request accepted in this batch. */
    Optional<Accepted> acceptedHere(RequestKey key) {
        return Optional.ofNullable(requests.get(key));
    }

    /** A request accepted before this batch. */
    Optional<StoredRequest> acceptedBefore(RequestKey key) {
        return stored.computeIfAbsent(key, k -> reads.request(k.organisation(), k.requestId()));
    }

    /** Greatest number in a mailbox, this batch included. */
    long head(String mailbox) {
        return mailboxes.computeIfAbsent(mailbox, committed.mailboxes::of);
    }

    /** Reads several heads in one go: a command may tell many. */
    void lookAtHeads(Collection<String> boxes) {
        committed.mailboxes.look(boxes.stream().filter(m -> !mailboxes.containsKey(m)).toList());
    }

    /** One accepted command: its own entry first, each with its state; and what they add to the figures and take away. */
    void add(List<Batch.Entry> accepted, List<Message> after, Bodies bodies, List<StatisticsCell> differences) {
        for (int i = 0; i < accepted.size(); i++) {
            Batch.Entry entry = accepted.get(i);
            entries.add(entry);
            entry.deliveries().forEach(d -> mailboxes.put(d.mailbox(), d.seq()));
            states.put(entry.state().id(), Optional.of(new Loaded(after.get(i), entry.state())));
            entry.rowsRemoved().forEach(r -> move(r, rows -> rows.remove(r)));
            entry.rowsAdded().forEach(r -> move(r, rows -> rows.add(r)));
        }
        differences.forEach(cell -> counted.merge(CommittedFigures.key(cell), cell, Tally::sum));
        StoredRequest request = accepted.get(0).request();
        requests.put(new RequestKey(request.organisation(), request.requestId()), new Accepted(bodies, request));
    }

    /** The batch; without entries it takes no position. */
    Batch batch(Subscriptions.Decided subscriptions) {
        var seal = entries.isEmpty()
                ? null
                : evidence.seal(position, stamp, previousSeal, entries.stream().map(e -> e.history().digest()).toList());
        return new Batch(seal, List.copyOf(entries), subscriptions.changed(), subscriptions.deleted(),
                committed.figures.after(counted.values()));
    }
}
