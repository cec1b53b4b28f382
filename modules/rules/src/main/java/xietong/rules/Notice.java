// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

/**
 * Someone is told.
 *
 * @param mailbox organisation or organisation/desk
 * @param topic what happened, e.g. entrustment.sent
 * @param right relation that entitles the mailbox
 */
public record Notice(String mailbox, String topic, Relation right) {}
