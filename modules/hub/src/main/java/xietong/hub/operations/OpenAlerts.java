// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xietong.hub.States;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Times;
import xietong.rules.alert.AlertLists;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertState;

/** When each alert was raised that nobody has acknowledged: from the ledger's list at first, then from each commit. */
public final class OpenAlerts implements CommitListener {
    private static final int PAGE = 500;

    private final Ledger ledger;
    /** Guarded by itself. */
    private final Map<String, Instant> raised = new HashMap<>();
    /** Alerts that commits told of while the list is read: what they told is newer. Null at other times. */
    private Set<String> toldMeanwhile;
    private volatile boolean complete;

    public OpenAlerts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Reads the ledger's list where that was not done, or a commit was not told. Blocks. */
    void completeIfNeeded() {
        if (complete) {
            return;
        }
        synchronized (raised) {
            toldMeanwhile = new HashSet<>();
            // A commit that is not told from now on makes it incomplete again.
            complete = true;
        }
        var found = new HashMap<String, Instant>();
        try {
            String list = AlertLists.list(AlertBox.ALERT_BOX_OPEN);
            List<IndexRow> page = ledger.indexOfAll(list, null, PAGE);
            while (!page.isEmpty()) {
                ledger.states(page.stream().map(IndexRow::resource).distinct().toList())
                        .forEach((id, row) -> unacknowledged(row).ifPresent(at -> found.put(id, at)));
                page = ledger.indexOfAll(list, page.get(page.size() - 1), PAGE);
            }
        } catch (RuntimeException e) {
            complete = false;
            throw e;
        }
        synchronized (raised) {
            raised.keySet().removeIf(id -> !toldMeanwhile.contains(id));
            found.forEach((id, at) -> {
                if (!toldMeanwhile.contains(id)) {
                    raised.put(id, at);
                }
            });
            toldMeanwhile = null;
        }
    }

    /** From now on others commit: what is known here grows old. */
    void forget() {
        synchronized (raised) {
            complete = false;
            raised.clear();
        }
    }

    private static Optional<Instant> unacknowledged(StoredState row) {
        Alert alert = (Alert) States.parse(row);
        return alert.getState() == AlertState.ALERT_STATE_UNACKNOWLEDGED
                ? Optional.of(Times.instant(alert.getRaiseTime()))
                : Optional.empty();
    }

    /** How many there are. */
    int size() {
        synchronized (raised) {
            return raised.size();
        }
    }

    /** When the oldest was raised. */
    Optional<Instant> oldest() {
        synchronized (raised) {
            return raised.values().stream().min(Comparator.naturalOrder());
        }
    }

    @Override
    public void committed(Batch batch) {
        for (Batch.Entry entry : batch.entries()) {
            StoredState row = entry.state();
            if (row != null && row.kind().equals(AlertResource.KIND)) {
                told(row);
            }
        }
    }

    private void told(StoredState row) {
        Optional<Instant> open = unacknowledged(row);
        synchronized (raised) {
            open.ifPresentOrElse(at -> raised.put(row.id(), at), () -> raised.remove(row.id()));
            if (toldMeanwhile != null) {
                toldMeanwhile.add(row.id());
            }
        }
    }

    @Override
    public void missed(long position) {
        complete = false;
    }
}
