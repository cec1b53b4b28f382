// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xietong.ledger.IndexRow;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.rules.Look;

/** What is committed, as rules look at it. Blocks. */
public record LedgerLook(Reads reads) implements Look {

    @Override
    public Optional<Message> state(String id) {
        return reads.state(id).map(States::parse);
    }

    @Override
    public Instant touched(String id) {
        long changed = reads.state(id).map(StoredState::position).orElse(0L);
        return Touched.time(reads, Math.max(changed, Touched.read(reads, id)));
    }

    @Override
    public List<String> listed(String list, String owner) {
        return reads.index(list, owner, null, MOST_LISTED).stream().map(IndexRow::resource).toList();
    }
}
