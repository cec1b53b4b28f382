// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import xietong.ledger.Filter;

/**
 * What is to become of a named subscription.
 *
 * @param kind which change
 * @param mailbox the mailbox
 * @param name unique in it
 * @param filter filter to be opened with
 * @param cursor number to be acknowledged
 */
public record SubscriptionChange(Kind kind, String mailbox, String name, Filter filter, long cursor) {

    /** Kinds of change. */
    public enum Kind {
        /** Made where it is not there; has this filter from now on. */
        OPEN,
        /** Everything up to the cursor is done with. */
        ACKNOWLEDGE,
        /** Is no more. */
        DELETE
    }

    /** See {@link Kind#OPEN}. */
    public static SubscriptionChange open(String mailbox, String name, Filter filter) {
        return new SubscriptionChange(Kind.OPEN, mailbox, name, filter, 0);
    }

    /** See {@link Kind#ACKNOWLEDGE}. */
    public static SubscriptionChange acknowledge(String mailbox, String name, long cursor) {
        return new SubscriptionChange(Kind.ACKNOWLEDGE, mailbox, name, Filter.ALL, cursor);
    }

    /** See {@link Kind#DELETE}. */
    public static SubscriptionChange delete(String mailbox, String name) {
        return new SubscriptionChange(Kind.DELETE, mailbox, name, Filter.ALL, 0);
    }
}
