// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.Set;

/**
 * What is to become of a named subscription.
 *
 * @param kind which change
 * @param mailbox the mailbox
 * @param name unique in it
 * @param topics filter to be opened with; empty for all
 * @param cursor number to be acknowledged
 */
public record SubscriptionChange(Kind kind, String mailbox, String name, Set<String> topics, long cursor) {

    /** Kinds of change. */
    public enum Kind {
        /** Made where it is not there; has these topics from now on. */
        OPEN,
        /** Everything up to the cursor is done with. */
        ACKNOWLEDGE,
        /** Is no more. */
        DELETE
    }

    /** See {@link Kind#OPEN}. */
    public static SubscriptionChange open(String mailbox, String name, Set<String> topics) {
        return new SubscriptionChange(Kind.OPEN, mailbox, name, topics, 0);
    }

    /** See {@link Kind#ACKNOWLEDGE}. */
    public static SubscriptionChange acknowledge(String mailbox, String name, long cursor) {
        return new SubscriptionChange(Kind.ACKNOWLEDGE, mailbox, name, Set.of(), cursor);
    }

    /** See {@link Kind#DELETE}. */
    public static SubscriptionChange delete(String mailbox, String name) {
        return new SubscriptionChange(Kind.DELETE, mailbox, name, Set.of(), 0);
    }
}
