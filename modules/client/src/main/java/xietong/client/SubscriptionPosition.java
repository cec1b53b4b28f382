// SPDX-License-Identifier: Apache-2.0
package xietong.client;

/**
 * Where a subscription stands.
 *
 * @param epoch of the numbers; empty before the first opening
 * @param cursor last number that is handled
 * @param acknowledged last number that the hub is known to have as its cursor
 * @param head greatest number in the mailbox, as far as known
 * @param viewHead greatest number in this view, as far as known
 */
public record SubscriptionPosition(String epoch, long cursor, long acknowledged, long head, long viewHead) {

    /** At most this many items are still to be handled; exactly as many where nothing is filtered. */
    public long behind() {
        return Math.max(0, viewHead - cursor);
    }
}
