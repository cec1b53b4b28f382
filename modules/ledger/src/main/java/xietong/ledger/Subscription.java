// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * A durable view of a mailbox.
 *
 * @param mailbox the mailbox
 * @param name unique in it
 * @param filter which deliveries it holds
 * @param cursor everything up to this number is acknowledged
 */
public record Subscription(String mailbox, String name, Filter filter, long cursor) {
    /** What the names of the hub's own subscriptions begin with; others' cannot. */
    public static final String OWN = ":";

    /** Whether it is the hub's own, and no terminal. */
    public boolean isOwn() {
        return name.startsWith(OWN);
    }
}
