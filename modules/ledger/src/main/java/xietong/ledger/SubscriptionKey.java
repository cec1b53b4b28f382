// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * Which subscription.
 *
 * @param mailbox the mailbox
 * @param name unique in it
 */
public record SubscriptionKey(String mailbox, String name) {}
