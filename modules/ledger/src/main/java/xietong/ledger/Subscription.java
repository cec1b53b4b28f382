// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.Set;

/**
 * A durable view of a mailbox.
 *
 * @param mailbox the mailbox
 * @param name unique in it
 * @param topics filter; empty for all
 * @param cursor everything up to this number is acknowledged
 */
public record Subscription(String mailbox, String name, Set<String> topics, long cursor) {}
