// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import xietong.v1.MailboxItem;

/** Someone who acts by itself: its mailbox tells it what to do, and it notes in the agenda when. */
interface Actor {
    /** A delivery, each once and in order. */
    void on(MailboxItem item);
}
