// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;

/**
 * A seal signed by the hub: who holds one can later prove that history up to it is unchanged.
 *
 * @param position sealed batch
 * @param digest its seal
 * @param stamp when it was signed
 * @param keyId which of the hub's keys
 * @param algorithm signature algorithm
 * @param signature over {@link Evidence#checkpointContent}
 */
public record Checkpoint(long position, byte[] digest, Instant stamp, String keyId, String algorithm, byte[] signature) {}
