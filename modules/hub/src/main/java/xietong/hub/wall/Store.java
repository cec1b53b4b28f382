// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import xietong.ledger.IndexRow;
import xietong.ledger.Reads;
import xietong.ledger.Seal;
import xietong.ledger.StoredState;
import xietong.rules.alert.AlertLists;
import xietong.rules.collaboration.CollaborationLists;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.room.RoomLists;
import xietong.rules.warning.WarningLists;
import xietong.v1.AlertBox;
import xietong.v1.CollaborationBox;
import xietong.v1.MatterBox;
import xietong.v1.WarningBox;

/**
 * Facts of all that is open, and of all that changed within a day and an hour, which is as far back as any wall looks. Read
 * from the ledger's lists at first, then told with each commit. For one thread.
 */
final class Store {
    /** As far back as walls look: 25 hours of a curve, and all of today. */
    static final Duration KEPT = Duration.ofHours(25);

    private static final int PAGE = 500;

    private final Reads reads;
    private final BiConsumer<Fact, Fact> changed;
    private final Map<String, Fact> facts = new HashMap<>();

    /** {@code changed} is told what was there before and what is now; null for nothing. */
    Store(Reads reads, BiConsumer<Fact, Fact> changed) {
        this.reads = reads;
        this.changed = changed;
    }

    /** Reads what is open and what changed lately. Whatever commits tell from before this call on is newer. Blocks. */
    void load(Instant now) {
        long head = reads.heads().position();
        long from = before(now.minus(KEPT), head);
        var ids = new TreeSet<String>();
        lists().forEach(list -> listed(list, ids));
        Facts.KINDS.forEach(kind -> ids.addAll(reads.changed(kind, from, head)));
        take(ids, now);
    }

    private static Stream<String> lists() {
        return Stream.of(
                EntrustmentResource.list(MatterBox.MATTER_BOX_OUTBOX),
                AlertLists.list(AlertBox.ALERT_BOX_OPEN),
                AlertLists.list(AlertBox.ALERT_BOX_WORKING),
                AlertLists.list(AlertBox.ALERT_BOX_SHELVED),
                AlertLists.list(AlertBox.ALERT_BOX_LAPSED),
                WarningLists.list(WarningBox.WARNING_BOX_OPEN),
                WarningLists.list(WarningBox.WARNING_BOX_ACKNOWLEDGED),
                CollaborationLists.list(CollaborationBox.COLLABORATION_BOX_OURS),
                RoomLists.ROOMS);
    }

    private void listed(String list, Collection<String> ids) {
        List<IndexRow> page = reads.indexOfAll(list, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> ids.add(row.resource()));
            page = reads.indexOfAll(list, page.get(page.size() - 1), PAGE);
        }
    }

    /** The last position that was stamped before an instant. */
    private long before(Instant when, long head) {
        long low = 0;
        long high = head;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            List<Seal> seal = reads.sealsAfter(middle - 1, 1);
            if (!seal.isEmpty() && seal.get(0).stamp().isBefore(when)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Reads what changed after a position. Blocks. */
    void follow(long position, Instant now) {
        long head = reads.heads().position();
        for (String kind : Facts.KINDS) {
            take(reads.changed(kind, position, head), now);
        }
    }

    private void take(Collection<String> ids, Instant now) {
        var all = new ArrayList<>(ids);
        for (int i = 0; i < all.size(); i += PAGE) {
            reads.states(all.subList(i, Math.min(all.size(), i + PAGE))).values().forEach(row -> take(row, now));
        }
    }

    /** Takes a state, unless a newer one is known. */
    void take(StoredState row, Instant now) {
        Fact before = facts.get(row.id());
        if (before != null && before.revision() >= row.revision()) {
            return;
        }
        Optional<Fact> after = Facts.of(row).filter(fact -> isKept(fact, now));
        after.ifPresentOrElse(fact -> facts.put(row.id(), fact), () -> facts.remove(row.id()));
        if (before != null || after.isPresent()) {
            changed.accept(before, after.orElse(null));
        }
    }

    private static boolean isKept(Fact fact, Instant now) {
        return fact.open() || fact.last().isAfter(now.minus(KEPT));
    }

    /** Drops what no wall looks at any more. */
    void forget(Instant now) {
        List<Fact> old = facts.values().stream().filter(fact -> !isKept(fact, now)).toList();
        old.forEach(fact -> {
            facts.remove(fact.id());
            changed.accept(fact, null);
        });
    }

    Collection<Fact> facts() {
        return facts.values();
    }
}
