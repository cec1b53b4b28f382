// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import xietong.hub.States;
import xietong.ledger.Batch;
import xietong.ledger.Delivery;
import xietong.ledger.StoredState;

/**
 * What the last commits told of, so that a stream that keeps up is served without reading the ledger, and states that streams
 * have lately shown, as messages: what one commit tells of goes into many mailboxes. Told by one thread, asked by many.
 */
final class Lately {
    /** Where there would be more of any, all of them are forgotten. */
    private static final int MOST_MAILBOXES = 4_096;
    private static final int MOST_ROW_BYTES = 4 * 1024 * 1024;
    /** A longer one is read. */
    private static final int LONGEST_ROW = 16 * 1024;
    private static final int MOST_MESSAGES = 256;
    /** Of one mailbox, the newest. */
    private static final int MOST_DELIVERIES = 8;

    private record Shown(long revision, Message message) {}

    /** By mailbox: without a gap. */
    private final Map<String, List<Delivery>> deliveries = new ConcurrentHashMap<>();
    private final Map<String, StoredState> rows = new ConcurrentHashMap<>();
    private final Map<String, Shown> messages = new ConcurrentHashMap<>();
    private long rowBytes;

    /** Deliveries after a number as the ledger has them; empty where that is not known here. */
    Optional<List<Delivery>> deliveries(String mailbox, long after, int limit) {
        List<Delivery> known = deliveries.get(mailbox);
        if (known == null || known.get(0).seq() > after + 1 || known.get(known.size() - 1).seq() <= after) {
            return Optional.empty();
        }
        return Optional.of(known.stream().filter(d -> d.seq() > after).limit(limit).toList());
    }

    /**
     * Present states of what deliveries tell of, by their names. Those that are not known here as late as they were told of are
     * read.
     */
    Map<String, StoredState> rows(List<Delivery> told, Function<List<String>, Map<String, StoredState>> ledger) {
        var revisions = new HashMap<String, Long>();
        told.forEach(delivery -> revisions.merge(delivery.resource(), delivery.revision(), Math::max));
        var found = new HashMap<String, StoredState>();
        var missing = new ArrayList<String>();
        revisions.forEach((id, revision) -> {
            StoredState row = rows.get(id);
            if (row != null && row.revision() >= revision) {
                found.put(id, row);
            } else {
                missing.add(id);
            }
        });
        if (!missing.isEmpty()) {
            found.putAll(ledger.apply(missing));
        }
        return found;
    }

    /** A state as its message. */
    Message message(StoredState row) {
        Shown known = messages.get(row.id());
        if (known != null && known.revision() == row.revision()) {
            return known.message();
        }
        var read = new Shown(row.revision(), States.parse(row));
        put(messages, MOST_MESSAGES, row.id(), read);
        return read.message();
    }

    /** States first: whoever finds a delivery finds what it tells of. */
    synchronized void committed(Batch batch) {
        batch.entries().stream().map(Batch.Entry::state).filter(s -> s != null).forEach(this::stands);
        batch.entries().forEach(entry -> entry.deliveries().forEach(this::told));
    }

    private void stands(StoredState row) {
        messages.remove(row.id());
        boolean isShort = row.body().length <= LONGEST_ROW;
        StoredState before = isShort ? rows.put(row.id(), row) : rows.remove(row.id());
        rowBytes += (isShort ? row.body().length : 0) - (before == null ? 0 : before.body().length);
        if (rowBytes > MOST_ROW_BYTES) {
            rows.clear();
            rowBytes = 0;
        }
    }

    private void told(Delivery delivery) {
        List<Delivery> known = deliveries.getOrDefault(delivery.mailbox(), List.of());
        var now = new ArrayList<Delivery>(MOST_DELIVERIES);
        if (!known.isEmpty() && known.get(known.size() - 1).seq() + 1 == delivery.seq()) {
            now.addAll(known.subList(Math.max(0, known.size() + 1 - MOST_DELIVERIES), known.size()));
        }
        now.add(delivery);
        put(deliveries, MOST_MAILBOXES, delivery.mailbox(), now);
    }

    private static <V> void put(Map<String, V> map, int most, String key, V value) {
        if (map.size() >= most && !map.containsKey(key)) {
            map.clear();
        }
        map.put(key, value);
    }

    /** Commits of which nothing more is known. */
    synchronized void missed() {
        deliveries.clear();
        rows.clear();
        rowBytes = 0;
        messages.clear();
    }
}
