// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import java.util.List;
import java.util.function.Consumer;
import xietong.ledger.Delivery;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.rules.alert.AlertResource;

/** Finds what was delivered of alerts by commits that this node was not told of. */
record RecallsUnseen(Ledger ledger) {
    private static final int PAGE = 1_000;

    void after(long position, Consumer<List<Delivery>> told) {
        long after = position;
        int ordinal = Integer.MAX_VALUE;
        List<HistoryRecord> page;
        do {
            page = ledger.historyAfter(after, ordinal, PAGE);
            page.stream()
                    .filter(r -> r.kind().equals(AlertResource.KIND))
                    .forEach(r -> told.accept(ledger.deliveriesOf(r.position(), r.ordinal())));
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).position();
                ordinal = page.get(page.size() - 1).ordinal();
            }
        } while (page.size() == PAGE);
    }
}
