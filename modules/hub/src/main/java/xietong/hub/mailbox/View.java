// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.hub.PageBytes;
import xietong.hub.Shown;
import xietong.hub.States;
import xietong.ledger.Delivery;
import xietong.ledger.Filter;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Times;
import xietong.v1.MailboxItem;

/** Reads a mailbox through a filter and renders what it finds for one reader. Blocks; not for event loops. */
final class View {
    private final Ledger ledger;
    private final States states;
    private final Lately lately;
    private final String mailbox;
    private final Filter filter;
    private final Caller reader;

    /** Two of the same show the same. */
    record Viewpoint(String mailbox, Filter filter, Caller reader) {}

    View(Ledger ledger, States states, Lately lately, String mailbox, Filter filter, Caller reader) {
        this.ledger = ledger;
        this.states = states;
        this.lately = lately;
        this.mailbox = mailbox;
        this.filter = filter;
        this.reader = reader;
    }

    Viewpoint viewpoint() {
        return new Viewpoint(mailbox, filter, reader);
    }

    /**
     * A piece of the mailbox.
     *
     * @param items those that the filter holds
     * @param scanned everything up to this number was looked at
     */
    record Page(List<MailboxItem> items, long scanned) {}

    /** Items after a number; {@code prev} is the number of the item before in this view. */
    Page after(long seq, long prev, int limit) {
        List<Delivery> deliveries =
                lately.deliveries(mailbox, seq, limit).orElseGet(() -> ledger.deliveries(mailbox, seq, limit));
        List<Delivery> held = filter.isEmpty()
                ? deliveries
                : deliveries.stream().filter(filter::holds).toList();
        Map<String, StoredState> rows = lately.rows(held, ledger::states);
        var items = new ArrayList<MailboxItem>(held.size());
        long before = prev;
        var page = new PageBytes();
        for (Delivery delivery : held) {
            MailboxItem item = item(delivery, before, rows.get(delivery.resource()));
            if (!page.take(item)) {
                return new Page(items, before);
            }
            items.add(item);
            before = delivery.seq();
        }
        return new Page(items, deliveries.isEmpty() ? seq : deliveries.get(deliveries.size() - 1).seq());
    }

    /** Items that overtake the others, as their resources are now; their {@code prev} is 0. */
    List<MailboxItem> overtaking(List<Delivery> deliveries) {
        Map<String, StoredState> rows =
                ledger.states(deliveries.stream().map(Delivery::resource).distinct().toList());
        return deliveries.stream().map(d -> item(d, 0, rows.get(d.resource()))).toList();
    }

    /** Number of the last item of this view at or below a number. */
    long lastUpTo(long seq) {
        return ledger.lastSeq(mailbox, filter, seq);
    }

    /** The same where the number of its last item is known. */
    long lastUpTo(long seq, long viewHead) {
        return viewHead <= seq ? viewHead : lastUpTo(seq);
    }

    long head() {
        return ledger.mailboxHead(mailbox);
    }

    private MailboxItem item(Delivery delivery, long prev, StoredState row) {
        var item = MailboxItem.newBuilder()
                .setSeq(delivery.seq())
                .setPrev(prev)
                .setPosition(delivery.position())
                .setTime(Times.timestamp(delivery.stamp()))
                .setTopic(delivery.topic())
                .setResource(delivery.resource())
                .setRevision(delivery.revision())
                .setActor(delivery.actor());
        Optional<Message> content = row == null || !Shown.isShown(row.kind())
                ? Optional.empty()
                : states.view(Shown.get(row.kind()), row.kind(), lately.message(row), reader);
        content.ifPresentOrElse(c -> Shown.put(item, row.kind(), c), () -> item.setWithheld(true));
        return item.build();
    }
}
