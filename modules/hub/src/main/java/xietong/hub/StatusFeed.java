// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.entrustment.EntrustmentResource;

/** Keeps the shared request status: from the ledger at start, from each commit after. */
final class StatusFeed implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
    private static final int PAGE = 1_000;
    /** So that a message for each of the few hundred parts of the live state carries many. */
    private static final int FILL_PAGE = 20_000;
    /** Within which entries that move to other members have moved. */
    private static final long SETTLES_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Ledger ledger;
    private final Live live;

    StatusFeed(Ledger ledger, Live live) {
        this.ledger = ledger;
        this.live = live;
    }

    /**
     * Fills it from the ledger once the condition holds, and again whenever something of it was lost or lies elsewhere than
     * before, each time when it is settled what lies where; until the thread is interrupted. Nobody waits for it: a status
     * that is not there is read from the ledger.
     */
    void keep(BooleanSupplier mayBegin, Runnable whenFilled) {
        Live.Part told = null;
        long changed = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Live.Part part = live.part();
                if (told != null && told.holdsFor(part)) {
                    told = part;
                    changed = System.nanoTime();
                } else if (mayBegin.getAsBoolean()
                        && (live.isSettled() || System.nanoTime() - changed > SETTLES_NANOS)) {
                    long began = System.nanoTime();
                    if (rebuild(part)) {
                        told = part;
                        changed = System.nanoTime();
                        whenFilled.run();
                        LOG.info("the statuses of matters were shared from the ledger in {} ms",
                                (System.nanoTime() - began) / 1_000_000);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("the statuses cannot be filled; it is tried again", e);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /**
     * Everything that the ledger holds of this part; an older state never overwrites what a commit told meanwhile.
     *
     * @return false where not all of it could be told
     */
    private boolean rebuild(Live.Part part) throws InterruptedException {
        String after = "";
        List<String> page;
        do {
            page = ledger.idsOfKind(EntrustmentResource.KIND, after, FILL_PAGE);
            // The others are told by the members that they lie with.
            List<String> here = page.stream().filter(part::has).toList();
            var statuses = new HashMap<String, Live.Status>();
            ledger.states(here).values().forEach(row -> statuses.put(row.id(), Statuses.of(row)));
            if (!live.fill(statuses)) {
                return false;
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == FILL_PAGE);
        return true;
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
