// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * An accepted command, kept as long as the ledger lives.
 *
 * @param organisation whose; empty for the hub's own (timers)
 * @param requestId unique within the organisation
 * @param position where its history record stands
 * @param ordinal and which record there
 * @param receipt the receipt, byte for byte
 */
public record StoredRequest(String organisation, String requestId, long position, int ordinal, byte[] receipt) {}
