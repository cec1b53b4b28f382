// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import xietong.v1.MailboxItem;

/** What the application does with a delivery. */
@FunctionalInterface
public interface MailboxHandler {

    /**
     * Called by one thread, in order. Returning means done with: the item may be acknowledged. Throwing means again:
     * the same item is given again after a while and nothing behind it before.
     */
    void handle(MailboxItem item) throws Exception;
}
