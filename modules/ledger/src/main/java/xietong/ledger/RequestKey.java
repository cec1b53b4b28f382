// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * What names a command.
 *
 * @param organisation whose; empty for the hub's own (timers)
 * @param requestId unique within the organisation
 */
public record RequestKey(String organisation, String requestId) {}
