// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.List;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.entrustment.EntrustmentResource;

/** Keeps the shared request status: from the ledger at start, from each commit after. */
final class StatusFeed implements CommitListener {
    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final Live live;

    StatusFeed(Ledger ledger, Live live) {
        this.ledger = ledger;
        this.live = live;
    }

    /** Everything that the ledger holds; an older state never overwrites what a commit told meanwhile. */
    void rebuild() {
        String after = "";
        List<StoredState> page;
        do {
            page = ledger.statesOfKind(EntrustmentResource.KIND, after, PAGE);
            page.forEach(this::put);
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    @Override
    public void committed(Batch batch) {
        batch.entries().stream()
                .map(Batch.Entry::state)
                .filter(s -> s.kind().equals(EntrustmentResource.KIND))
                .forEach(this::put);
    }

    @Override
    public void missed(long position) {
        long after = position;
        int ordinal = Integer.MAX_VALUE;
        List<HistoryRecord> page;
        do {
            page = ledger.historyAfter(after, ordinal, PAGE);
            ledger.states(page.stream()
                            .filter(r -> r.kind().equals(EntrustmentResource.KIND))
                            .map(HistoryRecord::resource)
                            .toList())
                    .values()
                    .forEach(this::put);
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).position();
                ordinal = page.get(page.size() - 1).ordinal();
            }
        } while (page.size() == PAGE);
    }

    private void put(StoredState row) {
        live.put(row.id(), Statuses.of(row));
    }
}
