// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import xietong.hub.States;
import xietong.ledger.IndexRow;
import xietong.ledger.Reads;
import xietong.rules.Look;

/** What is committed, as rules look at it. Blocks. */
record LedgerLook(Reads reads) implements Look {
    private static final int MOST_LISTED = 1_000;

    @Override
    public Optional<Message> state(String id) {
        return reads.state(id).map(States::parse);
    }

    @Override
    public List<String> listed(String list, String owner) {
        return reads.index(list, owner, null, MOST_LISTED).stream().map(IndexRow::resource).toList();
    }
}
