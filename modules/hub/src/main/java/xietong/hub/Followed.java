// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import xietong.hub.mailbox.Mailboxes;
import xietong.hub.screening.WatchFeed;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;

/** What a node that does not write does about others' commits: its own streams and its own list. The rest is the writer's. */
record Followed(Mailboxes mailboxes, WatchFeed watches) implements CommitListener {
    @Override
    public void committed(Batch batch) {
        throw new IllegalStateException("whoever commits is the writer");
    }

    @Override
    public void missed(long position) {
        mailboxes.missed(position);
        watches.followed();
    }
}
