// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xietong.ledger.IndexRow;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.rules.Times;
import xietong.rules.session.SessionResource;
import xietong.store.v1.SessionEnd;

/**
 * From when on sessions count, by device and by officer, as this node knows it from the ledger: whoever commits a change,
 * each node finds it in the list of changes. Asking is for any thread; looking blocks.
 */
public final class SessionEnds {
    private static final int PAGE = 500;

    private final Reads ledger;
    private final Map<String, Instant> begins = new ConcurrentHashMap<>();
    private String last;

    /** Knows nothing before it looked. */
    public SessionEnds(Reads ledger) {
        this.ledger = ledger;
    }

    /** Reads what has changed. */
    public synchronized void look() {
        // Again from the last moment on: more may have been committed with the same stamp.
        IndexRow after = last == null ? null : new IndexRow(SessionResource.CHANGES, "", last, "");
        List<IndexRow> page = ledger.index(SessionResource.CHANGES, "", after, PAGE);
        while (!page.isEmpty()) {
            ledger.states(page.stream().map(IndexRow::resource).toList()).values().forEach(this::know);
            after = page.get(page.size() - 1);
            last = after.sort();
            page = page.size() < PAGE ? List.of() : ledger.index(SessionResource.CHANGES, "", after, PAGE);
        }
    }

    private void know(StoredState row) {
        try {
            begins.put(row.id(), Times.instant(SessionEnd.parseFrom(row.body()).getBeginTime()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("state of " + row.id() + " cannot be read", e);
        }
    }

    /** Whether neither the device's nor the officer's sessions were ended since. */
    boolean isInForce(String organisation, Session session) {
        return counts(SessionResource.device(organisation, session.device()), session)
                && counts(SessionResource.officer(organisation, session.officer()), session);
    }

    private boolean counts(String id, Session session) {
        Instant begin = begins.get(id);
        return begin == null || !session.since().isBefore(begin);
    }
}
