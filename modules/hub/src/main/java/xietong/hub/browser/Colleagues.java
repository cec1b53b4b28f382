// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import xietong.hub.Shown;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;

/**
 * What an organisation's own officers change, for its other desks: a mailbox holds what others do. Told is only that
 * something is another now, by its identifier; whoever hears of it reads it as the reader's rights go. Nothing is kept: a
 * page that was away reads its lists anew.
 */
public final class Colleagues implements CommitListener {
    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final Set<Desk> desks = ConcurrentHashMap.newKeySet();

    /** Of one node. */
    public Colleagues(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Something is another now.
     *
     * @param kind kind of resource
     * @param resource the resource
     * @param revision the revision that it has
     */
    record Change(String kind, String resource, long revision) {}

    /**
     * A desk that listens.
     *
     * @param organisation whose
     * @param officer who sits there: what that officer does is no news
     * @param told told on the thread of whoever commits or follows, so it only passes on
     */
    record Desk(String organisation, String officer, Consumer<List<Change>> told) {}

    /** Tells a desk of its colleagues' acts from now on, until it leaves. */
    void join(Desk desk) {
        desks.add(desk);
    }

    void leave(Desk desk) {
        desks.remove(desk);
    }

    @Override
    public void committed(Batch batch) {
        if (!desks.isEmpty()) {
            tell(batch.entries().stream().map(Batch.Entry::history).toList());
        }
    }

    @Override
    public void missed(long position) {
        if (desks.isEmpty()) {
            return;
        }
        long after = position;
        int ordinal = Integer.MAX_VALUE;
        List<HistoryRecord> page;
        do {
            page = ledger.historyAfter(after, ordinal, PAGE);
            tell(page);
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).position();
                ordinal = page.get(page.size() - 1).ordinal();
            }
        } while (page.size() == PAGE);
    }

    private void tell(List<HistoryRecord> records) {
        Set<String> here = desks.stream().map(Desk::organisation).collect(Collectors.toSet());
        Map<String, List<HistoryRecord>> own = records.stream()
                .filter(record -> here.contains(record.organisation()) && Shown.isShown(record.kind()))
                .collect(Collectors.groupingBy(HistoryRecord::organisation));
        if (own.isEmpty()) {
            return;
        }
        for (Desk desk : desks) {
            // The last change of each; what follows from an act is its officer's too.
            Map<String, Change> changes = new LinkedHashMap<>();
            own.getOrDefault(desk.organisation(), List.of()).stream()
                    .filter(record -> !record.officer().equals(desk.officer()))
                    .forEach(record -> changes.put(
                            record.resource(), new Change(record.kind(), record.resource(), record.revision())));
            if (!changes.isEmpty()) {
                desk.told().accept(List.copyOf(changes.values()));
            }
        }
    }
}
