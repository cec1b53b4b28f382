// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.function.Supplier;
import xietong.hub.browser.Colleagues;
import xietong.hub.mailbox.Mailboxes;
import xietong.hub.screening.WatchFeed;
import xietong.hub.wall.Walls;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.rules.book.RuleBook;

/**
 * What a node that does not write does about others' commits: its own streams, and who may still have them, its own list,
 * walls and desks. The rest is the writer's.
 */
record Followed(
        Mailboxes mailboxes, WatchFeed watches, Walls walls, Colleagues colleagues, Revocation revocation,
        Supplier<RuleBook> book)
        implements CommitListener {
    @Override
    public void committed(Batch batch) {
        throw new IllegalStateException("whoever commits is the writer");
    }

    @Override
    public void missed(long position) {
        mailboxes.missed(position);
        watches.followed();
        walls.missed(position);
        colleagues.missed(position);
        revocation.followed(book.get().version());
    }
}
