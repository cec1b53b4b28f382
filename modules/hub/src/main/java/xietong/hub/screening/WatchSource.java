// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import xietong.hub.States;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.locate.WatchLists;
import xietong.rules.locate.WatchOrderResource;
import xietong.rules.screening.Digest;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.rules.screening.ListBuilder;
import xietong.rules.screening.ListChange;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.WatchIndex;
import xietong.v1.WatchListCommit;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** What the ledger holds of watch orders, as lists under each key. Blocks, but for {@link #apply}. */
final class WatchSource {
    private static final int PAGE = 1_000;
    private static final int SHARD_BITS = 8;

    private final Ledger ledger;
    private final List<Digester> digesters;

    WatchSource(Ledger ledger, List<Digester> digesters) {
        this.ledger = ledger;
        this.digesters = digesters;
    }

    /** An index for each key, of nothing yet. */
    List<WatchIndex> empty() {
        return digesters.stream()
                .map(d -> new WatchIndex(new ListBuilder(d.key(), SHARD_BITS).build(0)))
                .toList();
    }

    /** Everything in force, a list for each key; changes made while it is read may or may not be in it. */
    List<PackedList> build() {
        long position = ledger.heads().position();
        List<ListBuilder> builders = digesters.stream().map(d -> new ListBuilder(d.key(), SHARD_BITS)).toList();
        IndexRow after = null;
        List<IndexRow> page;
        do {
            page = ledger.index(WatchLists.LIVE, WatchLists.EVERYBODY, after, PAGE);
            for (StoredState row : ledger.states(page.stream().map(IndexRow::resource).toList()).values()) {
                WatchOrder order = (WatchOrder) States.parse(row);
                for (int i = 0; i < builders.size(); i++) {
                    ListBuilder builder = builders.get(i);
                    long reference = WatchLists.reference(row.id());
                    digests(order, digesters.get(i)).forEach(d -> builder.add(d, reference));
                }
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == PAGE);
        return builders.stream().map(b -> b.build(position)).toList();
    }

    /** How many orders have changed after a position. */
    int changedAfter(long position) {
        return ledger.changed(WatchOrderResource.KIND, position, ledger.heads().position()).size();
    }

    /** A copy with everything that the ledger holds by now. */
    ListCopy upToNow(ListCopy copy) {
        List<WatchIndex> fresh = copy.lists().stream().map(WatchIndex::new).toList();
        copy.changes().forEach(change -> ListChanges.apply(change, fresh));
        Missed missed = after(copy.position());
        apply(fresh, missed.orders(), Long.MIN_VALUE, missed.position(), 0);
        reached(fresh, missed.position());
        return new ListCopy(copy.from(), fresh.stream().map(WatchIndex::pack).toList(), List.of(), missed.position());
    }

    /** Watch orders that changed up to a position, as they are now. */
    record Missed(List<StoredState> orders, long position) {}

    /** Those that changed after a position. */
    Missed after(long known) {
        long head = ledger.heads().position();
        var ids = new TreeSet<>(
                head > known ? ledger.changed(WatchOrderResource.KIND, known, head) : List.<String>of());
        var orders = new ArrayList<StoredState>();
        var some = new ArrayList<String>();
        for (String id : ids) {
            some.add(id);
            if (some.size() == PAGE) {
                orders.addAll(ledger.states(some).values());
                some.clear();
            }
        }
        orders.addAll(ledger.states(some).values());
        return new Missed(orders, head);
    }

    /**
     * Takes the state of watch orders over into indexes: as one, and with their position where nothing else changed.
     *
     * @param last ledger position of the change that was told before
     * @return the same to be told; null where there is nothing
     */
    WatchListCommit apply(List<WatchIndex> indexes, List<StoredState> orders, long previous, long position, long last) {
        if (orders.isEmpty() && previous != Long.MIN_VALUE) {
            return null;
        }
        List<WatchOrder> parsed = orders.stream().map(row -> (WatchOrder) States.parse(row)).toList();
        var told = WatchListCommit.newBuilder();
        for (int i = 0; i < indexes.size(); i++) {
            var changes = new ArrayList<ListChange>();
            for (int j = 0; j < parsed.size(); j++) {
                WatchOrder order = parsed.get(j);
                boolean active = order.getState() == WatchState.WATCH_STATE_ACTIVE;
                boolean waits = order.getState() == WatchState.WATCH_STATE_REQUESTED;
                changes.add(new ListChange(
                        previous,
                        position,
                        WatchLists.reference(orders.get(j).id()),
                        active ? digests(order, digesters.get(i)) : List.of(),
                        !active && !waits));
            }
            if (changes.isEmpty()) {
                indexes.get(i).apply(new ListChange(previous, position, 0, List.of(), false));
            } else {
                indexes.get(i).apply(changes);
                told.addLists(ListChanges.told(indexes.get(i).key(), last, position, changes));
            }
        }
        return orders.isEmpty() ? null : told.build();
    }

    /** Nothing that they do not know was changed up to a position. */
    static void reached(List<WatchIndex> indexes, long position) {
        indexes.forEach(index -> index.apply(new ListChange(Long.MIN_VALUE, position, 0, List.of(), false)));
    }

    private static List<Digest> digests(WatchOrder order, Digester digester) {
        return Identifier.of(order.getTarget()).stream().map(digester::digest).toList();
    }
}
