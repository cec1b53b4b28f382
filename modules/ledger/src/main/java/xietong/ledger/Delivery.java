// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;

/**
 * One numbered delivery. It carries no content: that is rendered for the reader when it is sent. Resource, revision,
 * stamp and actor are read from its history record and ignored when writing.
 *
 * @param mailbox organisation or organisation/desk
 * @param seq number in the mailbox, from 1 without holes
 * @param position commit it tells of
 * @param ordinal and which record there
 * @param topic what happened, e.g. entrustment.sent
 * @param right relation that entitles the mailbox, e.g. RECIPIENT
 * @param resource the resource
 * @param revision its revision then
 * @param stamp trusted time
 * @param actor organisation that acted
 * @param labels what it can be filtered by
 */
public record Delivery(
        String mailbox,
        long seq,
        long position,
        int ordinal,
        String topic,
        String right,
        String resource,
        long revision,
        Instant stamp,
        String actor,
        Labels labels) {

    /** One without labels. */
    public Delivery(
            String mailbox,
            long seq,
            long position,
            int ordinal,
            String topic,
            String right,
            String resource,
            long revision,
            Instant stamp,
            String actor) {
        this(mailbox, seq, position, ordinal, topic, right, resource, revision, stamp, actor, Labels.NONE);
    }
}
