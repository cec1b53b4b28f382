// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import xietong.v1.MailboxItem;
import xietong.v1.MailboxPosition;

/** The chain of items as this subscription has seen it: which one follows, which came before, what is missing. */
final class View {
    private final boolean filtered;
    private String epoch = "";
    private long last;
    /** Whether the last number is an item of this view; a cursor from elsewhere need not be. */
    private boolean linked;
    private long suspected;
    private long head;
    private long viewHead;

    enum Step { SEEN, NEXT, GAP }

    View(boolean filtered) {
        this.filtered = filtered;
    }

    synchronized void start(String inEpoch, long after) {
        epoch = inEpoch;
        last = after;
        linked = false;
        suspected = 0;
        head = 0;
        viewHead = 0;
    }

    synchronized String epoch() {
        return epoch;
    }

    synchronized long last() {
        return last;
    }

    synchronized Step step(MailboxItem item) {
        if (item.getSeq() <= last) {
            return Step.SEEN;
        }
        boolean follows = linked ? item.getPrev() == last : item.getPrev() <= last;
        return follows ? Step.NEXT : Step.GAP;
    }

    synchronized void handled(MailboxItem item) {
        last = item.getSeq();
        linked = true;
    }

    /** A frame of items is here whose mailbox has that head. */
    synchronized void received(MailboxItem newest, long mailboxHead) {
        suspected = 0;
        head = Math.max(head, mailboxHead);
        viewHead = Math.max(viewHead, filtered ? newest.getSeq() : mailboxHead);
    }

    synchronized void opened(MailboxPosition position) {
        suspected = 0;
        head = position.getHead();
        viewHead = position.getViewHead();
    }

    /**
     * Whether a heartbeat proves that something is missing. Items that the hub holds back until others are
     * acknowledged are not, nor is one that was just being sent: it must still be missing at the next heartbeat.
     */
    synchronized boolean missing(MailboxPosition position) {
        head = Math.max(head, position.getHead());
        viewHead = Math.max(viewHead, position.getViewHead());
        if (position.getViewHead() <= last || position.getCursor() < last) {
            suspected = 0;
            return false;
        }
        boolean again = suspected != 0;
        suspected = position.getViewHead();
        return again;
    }

    synchronized SubscriptionPosition position(long acknowledged) {
        return new SubscriptionPosition(epoch, last, acknowledged, Math.max(head, last), Math.max(viewHead, last));
    }
}
