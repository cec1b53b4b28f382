// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xietong.hub.States;
import xietong.ledger.Batch;
import xietong.ledger.StoredState;

/**
 * States that streams have lately shown, as messages: what one commit tells of goes into many mailboxes. What a commit changes
 * is forgotten with it.
 */
final class Parsed {
    private static final int MOST = 256;

    private record State(long revision, Message message) {}

    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** A stored state as its message. */
    Message of(StoredState row) {
        State known = states.get(row.id());
        if (known != null && known.revision() == row.revision()) {
            return known.message();
        }
        var read = new State(row.revision(), States.parse(row));
        if (states.size() >= MOST) {
            states.clear();
        }
        states.put(row.id(), read);
        return read.message();
    }

    void committed(Batch batch) {
        batch.entries().stream().filter(e -> e.state() != null).forEach(e -> states.remove(e.state().id()));
    }

    /** Commits of which nothing more is known. */
    void missed() {
        states.clear();
    }
}
