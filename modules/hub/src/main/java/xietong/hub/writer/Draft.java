// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.hub.States;
import xietong.ledger.Batch;
import xietong.ledger.Evidence;
import xietong.ledger.Heads;
import xietong.ledger.Ledger;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.rules.book.RuleBook;

/**
 * A batch in the making: what the ledger holds, overlaid with what the commands before in the same batch have changed.
 * Nothing of it is true before the commit.
 */
final class Draft {
    final long position;
    final Instant stamp;
    final Evidence evidence;
    RuleBook book;
    Duration drillOffset;
    private final Ledger ledger;
    private final byte[] previousSeal;
    private final Map<String, Loaded> states = new HashMap<>();
    private final Map<String, Long> mailboxes = new HashMap<>();
    private final Map<String, Accepted> requests = new HashMap<>();
    private final List<Batch.Entry> entries = new ArrayList<>();

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

    Draft(Ledger ledger, Heads heads, Instant stamp, RuleBook book, Evidence evidence) {
        this.ledger = ledger;
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

    /** A resource as it stands now, if there is one. */
    Optional<Loaded> load(String id) {
        Loaded known = states.get(id);
        if (known == null) {
            known = ledger.state(id).map(row -> new Loaded(States.parse(row), row)).orElse(null);
            if (known != null) {
                states.put(id, known);
            }
        }
        return Optional.ofNullable(known);
    }

    Optional<Accepted> acceptedHere(String organisation, String requestId) {
        return Optional.ofNullable(requests.get(organisation + "\n" + requestId));
    }

    /** Greatest number in a mailbox, this batch included. */
    long head(String mailbox) {
        return mailboxes.computeIfAbsent(mailbox, ledger::mailboxHead);
    }

    void add(Batch.Entry entry, Message state, Bodies bodies) {
        entries.add(entry);
        entry.deliveries().forEach(d -> mailboxes.put(d.mailbox(), d.seq()));
        states.put(entry.state().id(), new Loaded(state, entry.state()));
        StoredRequest request = entry.request();
        requests.put(request.organisation() + "\n" + request.requestId(), new Accepted(bodies, request));
    }

    /** The batch; without entries it takes no position. */
    Batch batch(List<xietong.ledger.Subscription> subscriptions) {
        var seal = entries.isEmpty()
                ? null
                : evidence.seal(position, stamp, previousSeal, entries.stream().map(e -> e.history().digest()).toList());
        return new Batch(seal, List.copyOf(entries), subscriptions);
    }
}
