// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * The right to write. A node that was frozen and lost it commits nothing, because every transaction checks the epoch.
 *
 * @param node who holds it
 * @param epoch counts the takings, from 1
 */
public record Lease(String node, long epoch) {}
